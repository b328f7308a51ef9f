using Senytl.Performance.Statistics;

namespace Senytl.Performance.Measuring;

/// <summary>The distributions of a run interval by interval: what came to them between two looks, so that recording costs nothing more.</summary>
/// <remarks>An interval is a look long. When there are too many, or they take too much memory, neighbours are joined.</remarks>
/// <param name="origin">The start of the run, in nanoseconds of its clock.</param>
/// <param name="mostIntervals">At how many they are joined; even, so that all stay as long as each other.</param>
/// <param name="mostBytes">How much memory they may take.</param>
internal sealed class IntervalLog(long origin, int mostIntervals = 4096, long mostBytes = 1 << 20)
{
    private readonly Lock gate = new();
    private long zero = origin;
    private List<HistogramInterval> intervals = [];
    private Distribution? response;
    private Distribution? service;
    private long cutAt;
    private long bytes;
    private int looks;
    private int looksPerInterval = 1;

    /// <summary>Heap that the intervals take, in bytes.</summary>
    public long HeldBytes
    {
        get
        {
            lock (gate)
            {
                return bytes + (response?.HeldBytes ?? 0) + (service?.HeldBytes ?? 0);
            }
        }
    }

    /// <summary>Ends an interval, and begins the next.</summary>
    /// <param name="started">When the first measured request started, on the run's clock.</param>
    /// <param name="now">The end of the interval.</param>
    /// <param name="responseTime">All response times so far; not changed afterwards.</param>
    /// <param name="serviceTime">All service times so far; not changed afterwards.</param>
    public void Cut(long started, long now, Distribution responseTime, Distribution serviceTime)
    {
        lock (gate)
        {
            if (responseTime.Count == 0 || ++looks % looksPerInterval != 0)
            {
                return;
            }

            if (response is null)
            {
                zero = Math.Min(zero, started);
            }

            var interval = Since(started, now, responseTime, serviceTime);
            intervals.Add(interval);
            bytes += interval.HeldBytes;
            (response, service, cutAt) = (responseTime, serviceTime, now);
            while (intervals.Count > 1 && (intervals.Count >= mostIntervals || bytes > mostBytes))
            {
                JoinNeighbours();
            }
        }
    }

    /// <summary>The intervals, and what came after the last.</summary>
    /// <param name="started">When the first measured request started, on the run's clock.</param>
    /// <param name="ended">When the last one ended.</param>
    /// <param name="responseTime">All response times.</param>
    /// <param name="serviceTime">All service times.</param>
    public IReadOnlyList<HistogramInterval> Read(long started, long ended, Distribution responseTime, Distribution serviceTime)
    {
        lock (gate)
        {
            if (responseTime.Count <= (response?.Count ?? 0))
            {
                return [.. intervals];
            }

            // A request may end just before a look and be recorded after it: it then belongs to the interval before.
            var rest = Since(started, Math.Max(ended, cutAt), responseTime, serviceTime);
            return rest.Length > TimeSpan.Zero || intervals.Count == 0 ? [.. intervals, rest] : [.. intervals[..^1], intervals[^1].And(rest)];
        }
    }

    /// <summary>From the start of the run to a time of its clock; zero for one before it, as of requests recorded by hand.</summary>
    public TimeSpan OffsetOf(long time) => RunClock.ToTimeSpan(Math.Max(0, time - zero));

    private HistogramInterval Since(long started, long until, Distribution responseTime, Distribution serviceTime)
    {
        var from = response is null ? started : cutAt;
        return new HistogramInterval(
            OffsetOf(from),
            RunClock.ToTimeSpan(Math.Max(0, until - from)),
            HdrCounts.Between(response, responseTime),
            HdrCounts.Between(service, serviceTime));
    }

    private void JoinNeighbours()
    {
        intervals = [.. intervals.Chunk(2).Select(pair => pair is [var first, var second] ? first.And(second) : pair[0])];
        bytes = intervals.Sum(interval => interval.HeldBytes);
        looksPerInterval *= 2;
    }
}

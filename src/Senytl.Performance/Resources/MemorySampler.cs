namespace Senytl.Performance.Resources;

/// <summary>
/// Samples this process's memory at a steady interval. When the series is full, every second sample is dropped and
/// the interval doubles, so memory stays bounded and the samples stay evenly spread.
/// </summary>
internal sealed class MemorySampler : IDisposable
{
    private const int MostSamples = 1024;
    private static readonly TimeSpan FirstInterval = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly List<MemorySnapshot> samples = [];
    private readonly ITimer timer;
    private TimeSpan interval = FirstInterval;
    private long liveHeapBefore;
    private long peak;

    public MemorySampler(TimeProvider time)
    {
        this.time = time;
        timer = time.CreateTimer(_ => Sample(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Measures the live heap, and samples from now on.</summary>
    public void Start()
    {
        liveHeapBefore = LiveHeap.Measure();
        Sample();
        timer.Change(interval, interval);
    }

    /// <summary>Takes a last sample, measures the live heap again, and reads all.</summary>
    /// <param name="recorderBytes">How much of the heap the records of the run take.</param>
    public MemorySummary Read(long recorderBytes)
    {
        Sample();
        var liveHeapAfter = LiveHeap.Measure();
        lock (gate)
        {
            return new MemorySummary
            {
                // Over the kept samples, which stay evenly spread when they are thinned.
                AverageRss = samples.Count == 0 ? 0 : (long)samples.Average(sample => sample.Rss),
                PeakRss = peak,
                LiveHeapBefore = liveHeapBefore,
                LiveHeapAfter = liveHeapAfter,
                RecorderBytes = recorderBytes,
                Samples = [.. samples],
            };
        }
    }

    public void Dispose() => timer.Dispose();

    private void Sample()
    {
        var snapshot = MemorySnapshot.Take(time);
        lock (gate)
        {
            peak = Math.Max(peak, snapshot.Rss);
            samples.Add(snapshot);
            if (samples.Count >= MostSamples)
            {
                Thin();
            }
        }
    }

    private void Thin()
    {
        var kept = 0;
        for (var i = 0; i < samples.Count; i += 2)
        {
            samples[kept++] = samples[i];
        }

        samples.RemoveRange(kept, samples.Count - kept);
        interval *= 2;
        timer.Change(interval, interval);
    }
}

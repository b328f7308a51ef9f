using Senytl.Performance.Load;

namespace Senytl.Performance.Resources;

/// <summary>Measures what the generator itself spends, from its creation to the reading.</summary>
/// <remarks>
/// Shares are those that the average request saw. Over the whole time, waiting for the last request, or a pause of all users,
/// would pass for rest and hide a generator that was saturated while it was at work. So each second counts by the requests that
/// ended in it; one in which none did belongs to the requests that were in flight in it, and to nothing when there were none.
/// </remarks>
internal sealed class GeneratorSampler : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestForCpuShare = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly Func<(long Ended, bool AnyInFlight)> requests;
    private readonly Func<TimeSpan> cpu;
    private readonly bool isSystemTime;
    private readonly UsageAverage usage = new();
    private readonly long started;
    private readonly TimeSpan pauseAtStart;
    private readonly ITimer timer;
    private Reading since;
    private long looked;
    private long queuePeak;

    /// <param name="time">The clock.</param>
    /// <param name="requests">How many measured requests have ended, and whether any is in flight.</param>
    /// <param name="cpu">Processor time of this process; by default what the system says, and nothing on another clock than its own.</param>
    public GeneratorSampler(TimeProvider time, Func<(long Ended, bool AnyInFlight)> requests, Func<TimeSpan>? cpu = null)
    {
        this.time = time;
        this.requests = requests;
        // The seconds of another clock are not those of the machine.
        isSystemTime = time == TimeProvider.System;
        this.cpu = cpu ?? (isSystemTime ? () => Environment.CpuUsage.TotalTime : () => TimeSpan.Zero);
        started = looked = time.GetTimestamp();
        pauseAtStart = GC.GetTotalPauseDuration();
        since = Now();
        timer = time.CreateTimer(_ => Look(), null, Interval, Interval);
    }

    public GeneratorHealth Read(LoopFindings findings)
    {
        lock (gate)
        {
            Add();
            return new GeneratorHealth
            {
                CpuShare = usage.CpuShare,
                ScheduleLag = new DurationStats(findings.ScheduleLag),
                GcPause = GC.GetTotalPauseDuration() - pauseAtStart,
                ThreadPoolQueuePeak = queuePeak,
                Concurrent = findings.Concurrent,
                TooShortForCpuShare = time.GetElapsedTime(started) < ShortestForCpuShare,
                MeanInFlight = findings.MeanOccupancy,
                Machine = usage.Machine,
            };
        }
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        lock (gate)
        {
            queuePeak = Math.Max(queuePeak, ThreadPool.PendingWorkItemCount);
            if (time.GetElapsedTime(looked) >= Stretch)
            {
                looked = time.GetTimestamp();
                Add();
            }
        }
    }

    private void Add()
    {
        var now = Now();
        var ended = now.Ended - since.Ended;
        var wall = time.GetElapsedTime(since.Timestamp, now.Timestamp);
        if (ended == 0 && now.AnyInFlight)
        {
            return;
        }

        if (ended > 0 && wall > TimeSpan.Zero)
        {
            usage.Add(ended, wall, now.Cpu - since.Cpu, now.Machine - since.Machine);
        }

        since = now;
    }

    private Reading Now()
    {
        var (ended, anyInFlight) = requests();
        return new Reading(time.GetTimestamp(), cpu(), isSystemTime ? ProcessorTimes.Now() : null, ended, anyInFlight);
    }

    private readonly record struct Reading(long Timestamp, TimeSpan Cpu, ProcessorTimes? Machine, long Ended, bool AnyInFlight);
}

using System.Diagnostics;
using Senytl.Performance.Load;

namespace Senytl.Performance.Resources;

/// <summary>Measures what the generator itself spends, from its creation to the reading.</summary>
internal sealed class GeneratorSampler : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan ShortestForCpuShare = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider time;
    private readonly long started;
    private readonly TimeSpan cpuAtStart;
    private readonly TimeSpan pauseAtStart;
    private readonly ProcessorTimes? machineAtStart = ProcessorTimes.Now();
    private readonly ITimer timer;
    private long queuePeak;

    public GeneratorSampler(TimeProvider time)
    {
        this.time = time;
        started = time.GetTimestamp();
        cpuAtStart = Cpu();
        pauseAtStart = GC.GetTotalPauseDuration();
        timer = time.CreateTimer(_ => queuePeak = Math.Max(queuePeak, ThreadPool.PendingWorkItemCount), null, Interval, Interval);
    }

    public GeneratorHealth Read(LoopFindings findings)
    {
        var wall = time.GetElapsedTime(started);
        return new GeneratorHealth
        {
            CpuShare = wall > TimeSpan.Zero ? (Cpu() - cpuAtStart) / wall / Environment.ProcessorCount : 0,
            ScheduleLag = new DurationStats(findings.ScheduleLag),
            GcPause = GC.GetTotalPauseDuration() - pauseAtStart,
            ThreadPoolQueuePeak = queuePeak,
            Concurrent = findings.Concurrent,
            TooShortForCpuShare = wall < ShortestForCpuShare,
            MeanInFlight = findings.MeanOccupancy,
            Machine = machineAtStart is { } earlier ? ProcessorTimes.Now()?.Since(earlier, wall) : null,
        };
    }

    public void Dispose() => timer.Dispose();

    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}

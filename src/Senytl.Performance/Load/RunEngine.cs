using System.Globalization;
using Senytl.Performance.Measuring;
using Senytl.Performance.Resources;
using Senytl.Performance.Statistics;

namespace Senytl.Performance.Load;

/// <summary>Runs a warm-up and a measured phase, and turns what they recorded into a judged result.</summary>
internal sealed class RunEngine(RunOptions options, string profile, LoadBody body)
{
    private readonly RunContext run = Declared(options, profile);

    /// <summary>Watches the run while it goes on, e.g. to keep partial results.</summary>
    public RunMonitor? Monitor { get; init; }

    /// <param name="warmup">Absent when there is none.</param>
    /// <param name="measured">The phase that counts.</param>
    /// <param name="cancellationToken">Stops the run; what was recorded is kept, and the result is marked aborted.</param>
    public async Task<PerformanceResult> RunAsync(ClosedProfile? warmup, ClosedProfile measured, CancellationToken cancellationToken)
    {
        using var stop = RunStop.From(cancellationToken);
        using var width = options.BlockingBody ? ThreadPoolWidth.AtLeast(measured.Users) : null;
        using var loop = new ClosedLoop(run, options, measured.Users, body, stop.Token);
        if (warmup is not null)
        {
            await loop.RunPhaseAsync(warmup).ConfigureAwait(false);
        }

        return await MeasureAsync(
            stop,
            () => loop.RunPhaseAsync(measured),
            () => new LoopFindings(new Distribution(), measured.Users > 1, loop.LostUsers)).ConfigureAwait(false);
    }

    /// <param name="load">The options of the load.</param>
    /// <param name="profile">When requests are due.</param>
    /// <param name="cancellationToken">Stops the run; what was recorded is kept, and the result is marked aborted.</param>
    public async Task<PerformanceResult> RunAsync(LoadTestOptions load, LoadProfile profile, CancellationToken cancellationToken)
    {
        using var stop = RunStop.From(cancellationToken);
        using var width = options.BlockingBody ? ThreadPoolWidth.AtLeast(load.MaxInFlight) : null;
        using var loop = new OpenLoop(run, load, body, stop.Token);
        return await MeasureAsync(
            stop,
            () => loop.RunAsync(profile, stop.Token),
            () => new LoopFindings(loop.ScheduleLag, Concurrent: true, LostUsers: 0)).ConfigureAwait(false);
    }

    private async Task<PerformanceResult> MeasureAsync(RunStop stop, Func<Task> phase, Func<LoopFindings> findings)
    {
        using var sampler = new MemorySampler(options.TimeProvider);
        var heapBefore = LiveHeap.Measure();
        using var generator = new GeneratorSampler(options.TimeProvider);
        sampler.Start();
        using (Monitor?.Watch(run, stop, () => ResultBuilder.Build(run, new RunEnd { AbortReason = "it has not ended yet" })))
        {
            await phase().ConfigureAwait(false);
        }

        sampler.Sample();
        var found = findings();
        return ResultBuilder.Build(run, new RunEnd
        {
            AbortReason = stop.Reason,
            Generator = generator.Read(found.ScheduleLag, found.Concurrent),
            Memory = sampler.Read(heapBefore, LiveHeap.Measure()),
            Notes = found.LostUsers == 0
                ? []
                : [string.Create(CultureInfo.InvariantCulture, $"{found.LostUsers} users never came back from a request and were given up: the load was smaller than asked for")],
        });
    }

    private static RunContext Declared(RunOptions options, string profile)
    {
        var run = new RunContext(options.Name, profile, options.TimeProvider, options.Prices);
        foreach (var objective in options.Objectives)
        {
            run.Objectives.Declare(objective);
        }

        return run;
    }

    /// <summary>What a loop knows about itself at its end.</summary>
    private readonly record struct LoopFindings(Distribution ScheduleLag, bool Concurrent, int LostUsers);
}

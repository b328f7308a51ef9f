using System.Globalization;
using Senytl.Performance.Measuring;
using Senytl.Performance.Resources;

namespace Senytl.Performance.Load;

/// <summary>Runs a warm-up and a measured phase, and turns what they recorded into a judged result.</summary>
internal sealed class RunEngine(RunOptions options, string profile, LoadBody body)
{
    /// <summary>Watches the run while it goes on, e.g. to keep partial results.</summary>
    public RunMonitor? Monitor { get; init; }

    /// <param name="warmup">Absent when there is none.</param>
    /// <param name="measured">The phase that counts.</param>
    /// <param name="cancellationToken">Stops the run; what was recorded is kept, and the result is marked aborted.</param>
    public async Task<PerformanceResult> RunAsync(ClosedProfile? warmup, ClosedProfile measured, CancellationToken cancellationToken)
    {
        var run = new RunContext(options.Name, profile, options.TimeProvider, options.Prices);
        foreach (var objective in options.Objectives)
        {
            run.Objectives.Declare(objective);
        }

        using var stop = RunStop.From(cancellationToken);
        using var width = options.BlockingBody ? ThreadPoolWidth.AtLeast(measured.Users) : null;
        using var sampler = new MemorySampler(options.TimeProvider);
        using var loop = new ClosedLoop(run, options, measured.Users, body, stop.Token);
        if (warmup is not null)
        {
            await loop.RunPhaseAsync(warmup).ConfigureAwait(false);
        }

        var heapBefore = LiveHeap.Measure();
        sampler.Start();
        using (Monitor?.Watch(run, stop, () => ResultBuilder.Build(run, new RunEnd { AbortReason = "it has not ended yet" })))
        {
            await loop.RunPhaseAsync(measured).ConfigureAwait(false);
        }

        sampler.Sample();
        return ResultBuilder.Build(run, new RunEnd
        {
            AbortReason = stop.Reason,
            Memory = sampler.Read(heapBefore, LiveHeap.Measure()),
            Notes = loop.LostUsers == 0
                ? []
                : [string.Create(CultureInfo.InvariantCulture, $"{loop.LostUsers} users never came back from a request and were given up: the load was smaller than asked for")],
        });
    }
}

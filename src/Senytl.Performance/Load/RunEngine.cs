using Senytl.Performance.Load.Batching;
using Senytl.Performance.Measuring;
using Senytl.Performance.Resources;

namespace Senytl.Performance.Load;

/// <summary>Runs a warm-up and the measured passes, and turns what they recorded into a judged result.</summary>
internal sealed class RunEngine(RunOptions options, string profile, LoadBody body)
{
    private readonly RunContext run = Declared(options, profile);

    /// <summary>Takes partial results while the run goes on.</summary>
    public Action<PerformanceResult>? Keep { get; init; }

    /// <summary>The body in a loop; absent when each iteration is one call.</summary>
    public CallLoop? Loop { get; init; }

    /// <param name="warmup">Absent when there is none.</param>
    /// <param name="measured">The phase that counts.</param>
    /// <param name="cancellationToken">Stops the run; what was recorded is kept, and the result is marked aborted.</param>
    public async Task<PerformanceResult> RunAsync(ClosedProfile? warmup, ClosedProfile measured, CancellationToken cancellationToken)
    {
        using var stop = RunStop.From(cancellationToken);
        using var width = options.BlockingBody ? ThreadPoolWidth.AtLeast(measured.Users) : null;
        var batched = Loop is null ? null : new BatchedBody(body, Loop, run.Clock);
        using var loop = new ClosedLoop(run, options, measured.Users, batched is null ? body : batched.InvokeAsync, stop.Token);
        var inFlight = () => new InFlight(loop.AtWork, loop.OldestStarted, loop.AtWork);
        using var monitor = Watch(stop, inFlight);
        if (warmup is not null)
        {
            // Where cost and requests are known already, the warm-up spends nothing either.
            SpendLimit.Check(options, run, (measured.Iterations * measured.Users * options.Runs) + (warmup.Iterations * warmup.Users), stop);
            await loop.RunPhaseAsync(warmup).ConfigureAwait(false);
        }

        if (batched is not null)
        {
            await PilotAsync(batched, loop, stop.Token).ConfigureAwait(false);
        }

        var planned = SpendLimit.ProjectedRequests(run, measured, (options as LoadTestOptions)?.ThinkTime ?? TimeSpan.Zero, loop.Iterations);
        return await MeasureAsync(stop, monitor, inFlight, planned * options.Runs, async extension =>
        {
            var phase = measured;
            if (extension is { } longest)
            {
                monitor.WhenDecided(loop.EndPhase);
                phase = measured with { Iterations = null, Duration = longest, RampUp = TimeSpan.Zero };
            }

            await loop.RunPhaseAsync(phase).ConfigureAwait(false);
            return new LoopFindings
            {
                Concurrent = measured.Users > 1,
                LostUsers = loop.LostUsers,
                Overhead = batched?.Overhead ?? 0,
                StillCompiling = batched?.StillCompiling ?? false,
                WaitedShare = batched?.WaitedShare ?? 0,
            };
        }).ConfigureAwait(false);
    }

    /// <param name="load">The options of the load.</param>
    /// <param name="arrivals">When requests are due.</param>
    /// <param name="cancellationToken">Stops the run; what was recorded is kept, and the result is marked aborted.</param>
    public async Task<PerformanceResult> RunAsync(LoadTestOptions load, LoadProfile arrivals, CancellationToken cancellationToken)
    {
        using var stop = RunStop.From(cancellationToken);
        using var width = options.BlockingBody ? ThreadPoolWidth.AtLeast(load.MaxInFlight) : null;
        OpenLoop? current = null;
        var arrived = 0L;
        var inFlight = () => new InFlight(current?.InFlight ?? 0, current?.OldestStarted);
        using var monitor = Watch(stop, inFlight);
        return await MeasureAsync(stop, monitor, inFlight, arrivals.ArrivalCount * options.Runs, async extension =>
        {
            // A profile is extended by a whole pass of it: a part of it would be another load.
            if (arrivals.Duration > extension)
            {
                return null;
            }

            using var loop = current = new OpenLoop(run, load, body, stop, firstIndex: arrived);
            await loop.RunAsync(arrivals).ConfigureAwait(false);
            arrived += loop.Dispatched;
            return loop.Due.Read();
        }).ConfigureAwait(false);
    }

    /// <param name="stop">How the run is stopped.</param>
    /// <param name="monitor">Watches the run until it ends.</param>
    /// <param name="inFlight">The requests in flight now.</param>
    /// <param name="planned">How many requests are planned, or projected; absent when time decides and nothing is known of the target.</param>
    /// <param name="passAsync">Runs the load once, or for a given time longer at most; null when it cannot be extended so.</param>
    private async Task<PerformanceResult> MeasureAsync(
        RunStop stop, RunMonitor monitor, Func<InFlight> inFlight, long? planned, Func<TimeSpan?, Task<LoopFindings?>> passAsync)
    {
        var spendNote = SpendLimit.Check(options, run, planned, stop);

        using var memory = options.TargetIsElsewhere ? null : new MemorySampler(options.TimeProvider);
        memory?.Start();
        using var generator = new GeneratorSampler(options.TimeProvider, () => (run.Ended, inFlight().OldestStarted is not null));
        var found = new LoopFindings();
        var runs = 0;
        for (; runs < options.Runs && !stop.Token.IsCancellationRequested; runs++)
        {
            run.BeginPhase();
            found = found.And(await passAsync(null).ConfigureAwait(false));
        }

        found = found.And(await ExtendAsync(stop, passAsync).ConfigureAwait(false));
        await stop.WhenToldAsync().ConfigureAwait(false);
        monitor.Dispose();
        return ResultBuilder.Build(run, new RunEnd
        {
            AbortReason = stop.Reason,
            AbortedByBreach = stop.IsBreach,
            Generator = generator.Read(found),
            Memory = memory?.Read(run.HeldBytes),
            Notes = spendNote is null ? found.Notes : [.. found.Notes, spendNote],
            Overhead = found.Overhead,
            Trend = found.Trend,
        });
    }

    /// <summary>A leak is judged by iterations, and one call each: a batch would leak as often as it calls.</summary>
    private async Task PilotAsync(BatchedBody batched, ClosedLoop loop, CancellationToken stopped)
    {
        if (run.Objectives.All.Any(objective => objective is MemoryLeakObjective))
        {
            batched.Release();
            return;
        }

        var iteration = new ClosedProfile { Users = 1, Iterations = 1, Measured = false };
        await new BatchPilot(batched, run.Clock, options.RequestTimeout)
            .RunAsync(() => loop.RunPhaseAsync(iteration), stopped).ConfigureAwait(false);
    }

    /// <summary>
    /// Goes on while a share is neither proven nor its breach, both of which stand at any look. Averages are judged once, at
    /// the end, so that looking does not make them pass.
    /// </summary>
    private async Task<LoopFindings?> ExtendAsync(RunStop stop, Func<TimeSpan?, Task<LoopFindings?>> passAsync)
    {
        LoopFindings? found = null;
        var from = run.Clock.Now;
        var until = from + RunClock.FromTimeSpan(options.ExtendUntilDecided);
        while (!stop.Token.IsCancellationRequested
            && RunClock.ToTimeSpan(until - run.Clock.Now) is var left && left > TimeSpan.Zero
            && Extension.IsOpen(ResultBuilder.Build(run, new RunEnd())))
        {
            run.BeginPhase();
            if (await passAsync(left).ConfigureAwait(false) is not { } more)
            {
                found ??= new LoopFindings { CouldNotExtend = true };
                break;
            }

            found = found?.And(more) ?? more;
        }

        return found is null ? null : found with { Extended = RunClock.ToTimeSpan(run.Clock.Now - from) };
    }

    private RunMonitor Watch(RunStop stop, Func<InFlight> inFlight)
    {
        if (options.MaxSpendUsd is { } limit)
        {
            run.Spend = new SpendMeter(limit, options.ExpectedCostUsdPerRequest ?? 0, reason => stop.Stop(reason));
        }

        return new RunMonitor(run, options, stop, inFlight, Keep);
    }

    private static RunContext Declared(RunOptions options, string profile)
    {
        var run = new RunContext(options.Name, profile, options.TimeProvider, options.Prices)
        {
            Sequential = options.ExtendUntilDecided > TimeSpan.Zero,
            Runs = options.Runs,
            WarmupRemedy = options.WarmupRemedy,
            Tier = options.PriceTier,
        };
        foreach (var objective in options.Objectives)
        {
            run.Declare(objective);
        }

        return run;
    }
}

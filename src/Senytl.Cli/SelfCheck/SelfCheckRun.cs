using Senytl.Performance;

namespace Senytl.Cli.SelfCheck;

/// <summary>Runs the parts of a self-check one after the other, so that none disturbs another.</summary>
internal static class SelfCheckRun
{
    private const int LagRate = 1000;

    public static async Task<SelfCheckFindings> RunAsync(SelfCheckPlan plan, Terminal terminal, CancellationToken cancellation)
    {
        await terminal.Error.WriteLineAsync("timer …").ConfigureAwait(false);
        var timer = await MachineTimer.MeasureAsync(terminal.Time, cancellation).ConfigureAwait(false);
        await terminal.Error.WriteLineAsync("engine overhead …").ConfigureAwait(false);
        var overhead = await EngineOverhead.MeasureAsync(plan.ShortIterations, plan.LongIterations, plan.Rounds, cancellation).ConfigureAwait(false);
        await terminal.Error.WriteLineAsync("schedule lag …").ConfigureAwait(false);
        var lag = await ScheduleLagAsync(plan.LagLength, cancellation).ConfigureAwait(false);
        await terminal.Error.WriteLineAsync("freeze …").ConfigureAwait(false);
        var test = await FreezeTest.StartAsync(terminal.Time, cancellation).ConfigureAwait(false);
        await using (test.ConfigureAwait(false))
        {
            var freeze = await test.RunAsync(plan.FreezeLength, plan.FreezeFrom, plan.FreezeTo, cancellation).ConfigureAwait(false);
            await terminal.Error.WriteLineAsync("freeze at the end …").ConfigureAwait(false);
            var endFreeze = await test.RunAsync(plan.EndFreezeLength, plan.EndFreezeFrom, to: null, cancellation).ConfigureAwait(false);
            return new SelfCheckFindings { Timer = timer, Overhead = overhead, ScheduleLag = lag, Freeze = freeze, EndFreeze = endFreeze };
        }
    }

    /// <summary>How late requests start at 1000 a second, by the generator's own fault.</summary>
    public static async Task<DurationStats> ScheduleLagAsync(TimeSpan length, CancellationToken cancellation)
    {
        var options = new LoadTestOptions { Name = "lag", Profile = LoadProfile.ConstantRate(LagRate, length) };
        var result = await LoadTest.RunAsync(options, (_, _) => ValueTask.CompletedTask, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return result.Generator!.ScheduleLag;
    }
}

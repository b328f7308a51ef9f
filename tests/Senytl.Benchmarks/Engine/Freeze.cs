using Senytl.Cli.SelfCheck;

namespace Senytl.Benchmarks.Engine;

/// <summary>
/// A target that is stopped for 2 s of 10 s at 200 requests/s: the truth is p90/p95/p99 = 1000/1500/1900 ms. And one that
/// is stopped until after the end: every arrival must be accounted for. Both as <c>senytl self-check</c> measures them.
/// </summary>
internal static class Freeze
{
    private static readonly SelfCheckPlan Plan = SelfCheckPlan.Full;

    public static async Task RunAsync(Figures figures)
    {
        await using var test = await FreezeTest.StartAsync(TimeProvider.System, CancellationToken.None);
        var frozen = await test.RunAsync(Plan.FreezeLength, Plan.FreezeFrom, Plan.FreezeTo, CancellationToken.None);
        figures.Print("freeze_p90_ms", frozen.Result.ResponseTime.P90.TotalMilliseconds, "ms (truth 1000)");
        figures.Print("freeze_p95_ms", frozen.Result.ResponseTime.P95.TotalMilliseconds, "ms (truth 1500)");
        figures.Print("freeze_p99_ms", frozen.Result.ResponseTime.P99.TotalMilliseconds, "ms (truth 1900)");

        var ended = await test.RunAsync(Plan.EndFreezeLength, Plan.EndFreezeFrom, to: null, CancellationToken.None);
        figures.Print("endfreeze_unaccounted", ended.Unaccounted, "arrivals due and in no class");
        figures.Print(
            "endfreeze_unfinished", ended.Result.Outcomes.GetValueOrDefault(Senytl.Performance.RequestOutcome.Unfinished), "requests");
    }
}

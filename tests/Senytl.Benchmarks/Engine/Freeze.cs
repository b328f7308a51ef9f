using Senytl.Cli.SelfCheck;

namespace Senytl.Benchmarks.Engine;

/// <summary>
/// A target that is stopped for 2 s of 10 s at 200 requests/s: the truth is p90/p95/p99 = 1000/1500/1900 ms, and more by what the timer overslept. And one that
/// is stopped until after the end: every arrival must be accounted for. Both as <c>senytl self-check</c> measures them.
/// </summary>
internal static class Freeze
{
    private static readonly SelfCheckPlan Plan = SelfCheckPlan.Full;

    public static async Task RunAsync(Figures figures)
    {
        await using var test = await FreezeTest.StartAsync(TimeProvider.System, CancellationToken.None);
        var frozen = await test.RunAsync(Plan.FreezeLength, Plan.FreezeFrom, Plan.FreezeTo, CancellationToken.None);
        foreach (var percentile in new[] { 90, 95, 99 })
        {
            figures.Print(
                $"freeze_p{percentile}_ms",
                frozen.Result.ResponseTime.At(percentile).TotalMilliseconds,
                FormattableString.Invariant($"ms (truth {frozen.Truth(percentile).TotalMilliseconds:F1})"));
        }

        var ended = await test.RunAsync(Plan.EndFreezeLength, Plan.EndFreezeFrom, to: null, CancellationToken.None);
        var truth = ended.Stranded!.Value;
        figures.Print("endfreeze_unaccounted", ended.Unaccounted, "arrivals in no class, or unanswered and not said to be");
        figures.Print("endfreeze_unfinished", ended.Open, FormattableString.Invariant($"requests (truth {truth.Least} to {truth.Most})"));
    }
}

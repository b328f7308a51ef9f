using System.Globalization;
using Senytl.Performance.Reporting;

namespace Senytl.Cli.SelfCheck;

/// <summary>A self-check as people read it.</summary>
internal static class SelfCheckTable
{
    public static void Write(SelfCheckFindings findings, Terminal terminal)
    {
        var table = Terminal.Columns("measured", "here", "should be");
        Terminal.Row(table, "timer resolution", Text($"{findings.Timer.ResolutionNanoseconds:0.#} ns"), "");
        Terminal.Row(table, "a look at the clock", Text($"{findings.Timer.LookNanoseconds:0.#} ns"), "");
        Terminal.Row(table, "a delay of 1 ms ends late by (p50)", DurationText.Of(findings.Timer.DelayLatenessP50), "not used for pacing");
        Terminal.Row(table, "schedule lag p99", DurationText.Of(findings.ScheduleLag.P99), "at most 1 ms");
        Terminal.Row(table, "engine overhead", Text($"{findings.Overhead.Nanoseconds:0.#} ns CPU an iteration"), "at most 150 ns");
        Terminal.Row(table, "engine allocation", Text($"{findings.Overhead.Bytes:0.###} B an iteration"), "0 B");
        foreach (var percentile in new[] { 90.0, 95, 99 })
        {
            Terminal.Row(
                table,
                Text($"freeze p{percentile}"),
                DurationText.Of(findings.Freeze.Result.ResponseTime.At(percentile)),
                $"{DurationText.Of(findings.Freeze.Truth(percentile))} ± 2 %");
        }

        Terminal.Row(table, "freeze at the end: arrivals unaccounted", Text($"{findings.EndFreeze.Unaccounted} of {findings.EndFreeze.Due}"), "at most 1");
        terminal.Write(table);
        terminal.Output.WriteLine(Conclusion(findings));
    }

    private static string Conclusion(SelfCheckFindings findings) => findings switch
    {
        { EndFreezeIsComplete: false } => "Do not trust loads here: arrivals were lost when the target stood still.",
        { Freeze.IsTrue: false } => "Do not trust latencies here: a freeze was not measured within 2 % of the truth. Close other programs and check again.",
        _ => $"Latencies of {DurationText.Of(findings.SmallestTrusted)} and more can be trusted here to 5 %; smaller ones are blurred by the schedule lag.",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Senytl.Performance.Reporting;

/// <summary>The figures of a run, a label and a value each.</summary>
internal static class FigureRows
{
    public static IEnumerable<string[]> Of(PerformanceResult result)
    {
        if (result.ResponseTime.Count > 0)
        {
            yield return Joined(ReportRows.Latency("latency", result.ResponseTime));
        }

        if (result.TimeToFirstToken.Count > 0)
        {
            yield return Joined(ReportRows.Latency("first token", result.TimeToFirstToken));
        }

        if (result.TimePerOutputToken.Count > 0)
        {
            yield return Joined(ReportRows.Latency("per token", result.TimePerOutputToken));
        }

        if (result.Tokens is { } usage)
        {
            yield return ["tokens", Invariant($"{result.TokensPerRequest ?? 0:#,0.#} per request, {usage.Total:#,0} total ({usage.Input:#,0} in, {usage.Output:#,0} out)")];
        }

        if (result.ModelCalls > 0)
        {
            yield return ["cost", Cost(result)];
            yield return ["model calls", Invariant($"{result.ModelCalls}, tool calls {result.ToolCalls}")];
        }

        yield return ["throughput", Invariant($"{result.ThroughputPerSecond:#,0.##}/s ({result.AttemptsPerSecond:#,0.##} attempts/s)")];
        if (result.Memory is { } memory)
        {
            yield return ["memory", Memory(memory)];
        }

        yield return ["success", Invariant($"{result.SuccessRate * 100:0.##} % ({result.Succeeded}/{result.Requests})")];
    }

    private static string Cost(PerformanceResult result) => result.CostUsd is { } total
        ? $"{CostObjective.Money(result.CostUsdPerRequest ?? 0)} per request, {CostObjective.Money(total)} total"
        : $"unknown: {result.UnknownCostReason}";

    private static string Memory(MemorySummary memory)
    {
        var mark = memory.LiveHeapBefore == 0 ? "" : memory.Leaks() ? ", LEAK" : ", stable";
        return $"avg {ByteText.Of(memory.AverageRss)}, peak {ByteText.Of(memory.PeakRss)}{mark}"
            + $" (live heap {ByteText.Of(memory.LiveHeapBefore)} → {ByteText.Of(memory.LiveHeapAfter)})";
    }

    private static string[] Joined(string[] row) => [row[0], string.Join("  ", row[1..])];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

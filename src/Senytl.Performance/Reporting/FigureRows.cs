using System.Globalization;

namespace Senytl.Performance.Reporting;

/// <summary>The figures of a run that are not distributions, a label and a value each.</summary>
internal static class FigureRows
{
    public static IEnumerable<string[]> Of(PerformanceResult result)
    {
        if (result.Tokens is { } usage)
        {
            yield return ["tokens", Tokens(result, usage)];
        }

        if (result.TokensPerSecondPerUser is { } rate)
        {
            yield return ["token rate", $"{RateText.Of(rate)} per user while a response streams"];
        }

        if (result.ModelCalls > 0)
        {
            yield return ["cost", Cost(result)];
            if (result.PriceTables.Count > 0)
            {
                yield return ["prices", string.Join("; ", result.PriceTables)];
            }

            yield return ["model calls", Invariant($"{result.ModelCalls:#,0}, tool calls {result.ToolCalls:#,0}")];
        }

        if (result is { FirstRequest: { } first, Operation: null } && result.Requests + result.WarmupRequests > 1)
        {
            yield return ["first request", FirstRequest(first)];
        }

        if (result.Operation is { } operation)
        {
            yield return ["batches", Batches(operation)];
            yield return ["allocated", operation.AllocatedBytes is { } bytes ? $"{ByteText.Of(bytes)} per call" : "not measured"];
        }

        yield return ["throughput", $"{RateText.Of(result.ThroughputPerSecond)} ({RateText.Of(result.AttemptsPerSecond)} attempted)"];
        if (result.Memory is { } memory)
        {
            yield return ["memory", Memory(memory, result.Objectives)];
        }

        if (result.Runs.Count > 1)
        {
            yield return ["runs", Invariant($"{result.Runs.Count:#,0}, spread of the average {Spread(result, Percentile.Average)}, of p95 {Spread(result, Percentile.P95)}")];
        }

        if (result.Generator is { Concurrent: true } generator)
        {
            yield return ["generator", Generator(generator)];
        }

        yield return ["success", Success(result)];
    }

    private static string FirstRequest(RequestSample first) =>
        DurationText.Of(first.ResponseTime) + (first.Outcome == RequestOutcome.Ok ? "" : $" ({first.Outcome})");

    private static string Spread(PerformanceResult result, Percentile percentile) =>
        result.SpreadBetweenRuns(percentile) is { } share ? Invariant($"{share * 100:0.#} %") : "unknown";

    private static string Generator(GeneratorHealth generator)
    {
        var lag = generator.ScheduleLag.Count > 0 ? $", schedule lag p99 {DurationText.Of(generator.ScheduleLag.P99)}" : "";
        return Invariant($"{generator.CpuShare * 100:0} % of its cores{lag}, GC pause {DurationText.Of(generator.GcPause)}");
    }

    private static string Tokens(PerformanceResult result, TokenUsage usage)
    {
        var each = result.TokensPerRequest is { } tokens ? Invariant($"{tokens:#,0.#} per request, ") : "";
        var gap = result.ModelCallsWithoutUsage > 0
            ? Invariant($"; too low: {result.ModelCallsWithoutUsage:#,0} of {result.ModelCalls:#,0} model calls reported no usage")
            : "";
        return Invariant($"{each}{usage.Total:#,0} in total: {UsageText.Input(usage)} + {UsageText.Output(usage)}, {UsageText.Provenance(usage)}{gap}");
    }

    private static string Cost(PerformanceResult result)
    {
        if (result.CostUsd is not { } total)
        {
            return $"unknown: {result.UnknownCostReason}";
        }

        var each = result.CostUsdPerRequest is { } usd ? $"{MoneyText.Of(usd)} per request, " : "";
        var estimated = result.Tokens is { Source: UsageSource.Estimated } ? ", by estimated tokens" : "";
        return $"{each}{MoneyText.Of(total)} in total{estimated}";
    }

    private static string Memory(MemorySummary memory, IReadOnlyList<ObjectiveVerdict> objectives)
    {
        var mark = memory.LiveHeapBefore == 0 ? "" : memory.Leaks(MemoryLeakObjective.StrictestShare(objectives)) ? ", LEAK" : ", stable";
        return $"avg {ByteText.Of(memory.AverageRss)}, peak {ByteText.Of(memory.PeakRss)}{mark}"
            + $" (live heap {ByteText.Of(memory.LiveHeapBefore)} → {ByteText.Of(memory.LiveHeapBefore + memory.LiveHeapGrowth)})";
    }

    private static string Batches(OperationStats operation)
    {
        var overhead = operation.OverheadNanoseconds > 0
            ? $"; {DurationText.Of(operation.OverheadNanoseconds)} of an empty call subtracted"
            : "";
        return Invariant($"{operation.Batches:#,0} of {operation.CallsPerBatch:#,0} calls; percentiles are over batch means{overhead}");
    }

    /// <summary>Cut, not rounded: 100 % is said only of a run without a failure.</summary>
    private static string Success(PerformanceResult result) => result.Requests == 0
        ? "no request was made"
        : Invariant($"{Math.Floor(10_000m * result.Succeeded / result.Requests) / 100:0.##} % ({result.Succeeded:#,0}/{result.Requests:#,0})");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

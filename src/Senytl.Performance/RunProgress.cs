using System.Globalization;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>How a run stands, once a second.</summary>
public sealed record RunProgress
{
    /// <summary>Since the start of the run, warm-up included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Since the first measured request started that has ended; zero before.</summary>
    internal TimeSpan Measured { get; init; }

    /// <summary>Requests in flight; in a closed load, users at work, between two requests too.</summary>
    public required long InFlight { get; init; }

    /// <summary>How long the oldest request in flight has been; zero when there is none.</summary>
    public TimeSpan OldestInFlight { get; init; }

    /// <summary>Users that have started and not ended; absent in an open load.</summary>
    public long? Users { get; init; }

    /// <summary>Measured requests that ended per second, since the progress before this one.</summary>
    public double RequestsPerSecond { get; init; }

    /// <summary>The figures so far; not judged.</summary>
    public required PerformanceResult SoFar { get; init; }

    /// <summary>One line: elapsed, users or requests in flight, requests, their rate, p50 and p95 so far, errors, spend.</summary>
    /// <remarks>Of a short body that is called in batches: batches, calls a second, and percentiles of the time of a call.</remarks>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Elapsed.TotalSeconds,5:0} s  {Load}  {(SoFar is { Requests: 0, WarmupRequests: > 0 } ? Warmup : Figures)}");

    private string Load => Users is { } users ? CountText.Of(users, "user") : $"{CountText.Of(InFlight)} in flight";

    private string Warmup => $"warm-up, {CountText.Of(SoFar.WarmupRequests, "request")}";

    private string Figures => string.Create(
        CultureInfo.InvariantCulture,
        $"{(SoFar.Operation is { } operation ? Batches(operation) : Requests)}  {CountText.Of(SoFar.Failed, "error")}  {Spend}");

    private string Requests => string.Create(
        CultureInfo.InvariantCulture,
        $"{CountText.Of(SoFar.Requests, "request")}  {RequestsPerSecond:#,0.#}/s  p50 {Latency(Percentile.P50)}  p95 {Latency(Percentile.P95)}");

    private string Batches(OperationStats operation) => string.Create(
        CultureInfo.InvariantCulture,
        $"{CountText.Of(operation.Batches)} {(operation.Batches == 1 ? "batch" : "batches")} of {operation.CallsPerBatch:#,0} calls  {RequestsPerSecond * operation.CallsPerBatch:#,0.#} calls/s  "
        + $"p50 {DurationText.Of(operation[Percentile.P50])}  p95 {DurationText.Of(operation[Percentile.P95])} per call");

    private string Spend => SoFar switch
    {
        { CostUsd: { } cost } => MoneyText.Of(cost),
        { ModelCalls: > 0 } => "cost unknown",
        _ => "no cost",
    };

    private string Latency(Percentile percentile) => SoFar.ResponseTime.Count == 0 ? "-" : DurationText.Of(SoFar.ResponseTime[percentile]);
}

using System.Globalization;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>How a run stands, once a second.</summary>
public sealed record RunProgress
{
    /// <summary>Since the start of the measured part.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Requests in flight.</summary>
    public required long InFlight { get; init; }

    /// <summary>How long the oldest request in flight has been; zero when there is none.</summary>
    public TimeSpan OldestInFlight { get; init; }

    /// <summary>The figures so far; not judged.</summary>
    public required PerformanceResult SoFar { get; init; }

    /// <summary>One line: elapsed, in flight, requests, p50 and p95 so far, errors, spend.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Elapsed.TotalSeconds,5:0} s  {InFlight,6} in flight  {SoFar.Requests,9} requests  {SoFar.AttemptsPerSecond,8:0.#}/s  "
        + $"p50 {DurationText.Of(SoFar.ResponseTime.P50)}  p95 {DurationText.Of(SoFar.ResponseTime.P95)}  {SoFar.Failed} errors  "
        + $"{(SoFar.CostUsd is { } cost ? $"${cost:0.0000}" : "no cost")}");
}

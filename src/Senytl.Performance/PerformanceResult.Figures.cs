using Senytl.Performance.Measuring;
using Senytl.Performance.Statistics;

namespace Senytl.Performance;

public sealed partial class PerformanceResult
{
    internal CallTotals Calls { get; init; }

    /// <summary>Requests that ended well.</summary>
    public long Succeeded => Outcomes.GetValueOrDefault(RequestOutcome.Ok);

    /// <summary>Requests that ended in any other way.</summary>
    public long Failed => Requests - Succeeded;

    /// <summary>Share of requests that ended well, 0 to 1; 0 when there was none.</summary>
    public double SuccessRate => Requests == 0 ? 0 : (double)Succeeded / Requests;

    /// <summary>
    /// Share of requests that failed, 0 to 1; 0 when there was none. Those that the stop of the run cut off
    /// (<see cref="RequestOutcome.Cancelled"/>) are in neither number: nobody knows how they would have ended.
    /// </summary>
    public double ErrorRate => RequestsLeftAlone == 0 ? 0 : (double)Faults / RequestsLeftAlone;

    /// <summary>Requests that no stop of the run cut off.</summary>
    internal long RequestsLeftAlone => Requests - Outcomes.GetValueOrDefault(RequestOutcome.Cancelled);

    /// <summary>Those of them that failed.</summary>
    internal long Faults => RequestsLeftAlone - Succeeded;

    /// <summary>Successful requests per second of <see cref="WallTime"/>; calls per second when requests are batches of calls.</summary>
    public double ThroughputPerSecond => PerSecond(Succeeded);

    /// <summary>All requests, failed ones included, per second of <see cref="WallTime"/>.</summary>
    public double AttemptsPerSecond => PerSecond(Requests);

    /// <summary>Requests that streamed content.</summary>
    public long Streamed => TimeToFirstToken.Count;

    /// <summary>Finished model calls, failed ones included.</summary>
    public long ModelCalls => Calls.Calls;

    /// <summary>Model calls that ended without reported usage. Speech whose cost follows from time or characters lacks none, unless it reports impossible counts.</summary>
    public long ModelCallsWithoutUsage => Calls.WithoutUsage;

    /// <summary>Tool calls that the model asked for.</summary>
    public long ToolCalls => Calls.ToolCalls;

    /// <summary>Tokens of all model calls; absent when none was reported.</summary>
    public TokenUsage? Tokens => Calls.Usage;

    /// <summary>Average tokens per successful request; absent when no usage was reported.</summary>
    public double? TokensPerRequest => Tokens is { } usage && Succeeded > 0 ? (double)usage.Total / Succeeded : null;

    /// <summary>Output tokens per second that a user sees while a response streams: 1 / mean time per output token. Absent when not measured.</summary>
    public double? TokensPerSecondPerUser =>
        TimePerOutputToken is { Count: > 0, Nanoseconds.Mean: > 0 } perToken ? 1e9 / perToken.Nanoseconds.Mean : null;

    /// <summary>Cost of all model calls; absent when there was none, or one has no known price.</summary>
    public decimal? CostUsd => Calls.CostKnown;

    /// <summary>Average cost per successful request; absent when the cost is unknown.</summary>
    public decimal? CostUsdPerRequest => CostUsd is { } usd && Succeeded > 0 ? usd / Succeeded : null;

    /// <summary>Why <see cref="CostUsd"/> is absent.</summary>
    public string? UnknownCostReason => CostUsd is not null
        ? null
        : Calls.UnpricedReason ?? "no model call reported usage";

    /// <summary>
    /// Spread between the repeated runs: the standard deviation of their figure over its mean, of calls where requests are batches of
    /// them. Absent for fewer than two runs that have the figure.
    /// </summary>
    public double? SpreadBetweenRuns(Percentile percentile)
    {
        double[] figures = [.. Runs.Where(run => run.Times.Count > 0).Select(run => percentile.Of(run.Times))];
        return figures.Length < 2 ? null : RunSpread.Of(figures).CoefficientOfVariation;
    }

    /// <summary>The distribution that a metric names.</summary>
    public DurationStats this[DurationMetric metric] => metric switch
    {
        DurationMetric.ResponseTime => ResponseTime,
        DurationMetric.ServiceTime => ServiceTime,
        DurationMetric.TimeToFirstToken => TimeToFirstToken,
        DurationMetric.InterTokenLatency => InterTokenLatency,
        DurationMetric.ModelCallLatency => ModelCallLatency,
        _ => TimePerOutputToken,
    };

    private double PerSecond(long count) => WallTime > TimeSpan.Zero ? count * (Operation?.CallsPerBatch ?? 1) / WallTime.TotalSeconds : 0;
}

using System.Diagnostics;
using Senytl.Performance.Measuring;

namespace Senytl.Performance;

/// <summary>Declares what the agent owes its users.</summary>
/// <remarks>
/// In the body of a <c>[Benchmark]</c> or <c>[LoadTest]</c> a call declares the objective: it is judged once, after the
/// last iteration, over the whole run. Elsewhere it judges the current metrics at once: those of the session that
/// <see cref="Metrics.Start"/> began, whose report then shows the verdict, or the result set by <see cref="Metrics.Use"/>, also
/// within a body. An objective that is met so far but not proven passes, unless <c>SENYTL_REQUIRE_PROOF</c> is 1.
/// </remarks>
[StackTraceHidden]
public static class Sla
{
    /// <summary>Response time of a request.</summary>
    /// <param name="seconds">The limit, inclusive; above 0.</param>
    /// <param name="percentile">Which figure of the distribution; the average by default.</param>
    /// <param name="confidence">Confidence of a pass, above 0.5 and below 1.</param>
    public static void LatencyUnder(double seconds, Percentile percentile = Percentile.Average, double confidence = Confidences.Default) =>
        Require(Objectives.Duration(DurationMetric.ResponseTime, percentile, seconds, confidence));

    /// <summary>95th percentile of the response time.</summary>
    /// <param name="seconds">The limit, inclusive; above 0.</param>
    /// <param name="confidence">Confidence of a pass, above 0.5 and below 1.</param>
    public static void P95LatencyUnder(double seconds, double confidence = Confidences.Default) =>
        LatencyUnder(seconds, Percentile.P95, confidence);

    /// <summary>99th percentile of the response time.</summary>
    /// <param name="seconds">The limit, inclusive; above 0.</param>
    /// <param name="confidence">Confidence of a pass, above 0.5 and below 1.</param>
    public static void P99LatencyUnder(double seconds, double confidence = Confidences.Default) =>
        LatencyUnder(seconds, Percentile.P99, confidence);

    /// <summary>Start of a request to its first non-empty streamed content. Fails when requests do not stream.</summary>
    /// <param name="seconds">The limit, inclusive; above 0.</param>
    /// <param name="percentile">Which figure of the distribution; the average by default.</param>
    /// <param name="confidence">Confidence of a pass, above 0.5 and below 1.</param>
    public static void TimeToFirstTokenUnder(double seconds, Percentile percentile = Percentile.Average, double confidence = Confidences.Default) =>
        Require(Objectives.Duration(DurationMetric.TimeToFirstToken, percentile, seconds, confidence));

    /// <summary>Any duration that Senytl measures.</summary>
    /// <param name="metric">The clock.</param>
    /// <param name="seconds">The limit, inclusive; above 0.</param>
    /// <param name="percentile">Which figure of the distribution; the average by default.</param>
    /// <param name="confidence">Confidence of a pass, above 0.5 and below 1.</param>
    public static void DurationUnder(DurationMetric metric, double seconds, Percentile percentile = Percentile.Average, double confidence = Confidences.Default) =>
        Require(Objectives.Duration(metric, percentile, seconds, confidence));

    /// <summary>Tokens of all model calls.</summary>
    /// <param name="tokens">The limit, inclusive; at least 0.</param>
    /// <param name="perRequest">True for the average per request, false for the total of the run.</param>
    /// <param name="kind">Input, output or both.</param>
    /// <param name="confidence">Confidence of a pass, above 0.5 and below 1.</param>
    public static void TokensUnder(double tokens, bool perRequest = true, TokenKind kind = TokenKind.Total, double confidence = Confidences.Default) =>
        Require(Objectives.Tokens(kind, perRequest, tokens, confidence));

    /// <summary>Cost of all model calls in US cents.</summary>
    /// <param name="cents">The limit, inclusive; at least 0.</param>
    /// <param name="perRequest">True for the average per request, false for the total of the run.</param>
    /// <param name="confidence">Confidence of a pass, above 0.5 and below 1.</param>
    public static void CostUnder(double cents, bool perRequest = true, double confidence = Confidences.Default) =>
        Require(Objectives.Cents(perRequest, cents, confidence));

    /// <summary>Cost of all model calls in US dollars.</summary>
    /// <param name="usd">The limit, inclusive; at least 0.</param>
    /// <param name="perRequest">True for the average per request, false for the total of the run.</param>
    /// <param name="confidence">Confidence of a pass, above 0.5 and below 1.</param>
    public static void CostUnderUsd(decimal usd, bool perRequest = true, double confidence = Confidences.Default) =>
        Require(Objectives.Usd(perRequest, usd, confidence));

    /// <summary>Cost of a conversation (one request and all its model calls) in US dollars.</summary>
    /// <param name="usd">The limit, inclusive; at least 0.</param>
    /// <param name="figure">Which figure of the conversations; the 95th percentile by default.</param>
    /// <param name="confidence">Confidence of a pass, above 0.5 and below 1.</param>
    public static void CostPerConversationUnder(decimal usd, Percentile figure = Percentile.P95, double confidence = Confidences.Default) =>
        Require(Objectives.Conversation(ConversationMetric.CostUsd, figure, (double)usd, confidence));

    /// <summary>Tokens of a turn, input and output.</summary>
    /// <param name="tokens">The limit, inclusive; at least 0.</param>
    /// <param name="figure">Which figure of the turns; the 95th percentile by default.</param>
    /// <param name="confidence">Confidence of a pass, above 0.5 and below 1.</param>
    public static void TokensPerTurnUnder(double tokens, Percentile figure = Percentile.P95, double confidence = Confidences.Default) =>
        Require(Objectives.Conversation(ConversationMetric.TokensPerTurn, figure, tokens, confidence));

    /// <summary>Any other limit on conversations.</summary>
    /// <param name="metric">What is limited; its name says the unit.</param>
    /// <param name="limit">The limit, inclusive; at least 0.</param>
    /// <param name="figure">Which figure of the conversations; the 95th percentile by default.</param>
    /// <param name="confidence">Confidence of a pass, above 0.5 and below 1.</param>
    public static void ConversationUnder(ConversationMetric metric, double limit, Percentile figure = Percentile.P95, double confidence = Confidences.Default) =>
        Require(Objectives.Conversation(metric, figure, limit, confidence));

    /// <summary>No conversation repeats a tool call with the same arguments more often than this within a turn.</summary>
    /// <param name="most">The limit, inclusive; at least 1, where 1 allows no repetition.</param>
    public static void ToolLoopAtMost(int most) => Require(Objectives.ToolLoop(most));

    /// <summary>Successful requests per second of measured wall time.</summary>
    /// <param name="perSecond">The limit, inclusive; above 0.</param>
    public static void ThroughputAbove(double perSecond) => Require(Objectives.Throughput(perSecond));

    /// <summary>Output tokens per second that a user sees while a response streams, on average. Fails when nothing streams.</summary>
    /// <param name="perSecond">The limit, inclusive; above 0.</param>
    /// <param name="confidence">Confidence of a pass, above 0.5 and below 1.</param>
    public static void TokensPerSecondPerUserAbove(double perSecond, double confidence = Confidences.Default) =>
        Require(Objectives.TokensPerSecondPerUser(perSecond, confidence));

    /// <summary>Share of requests that may fail. Without it, none may.</summary>
    /// <param name="share">The limit, inclusive; 0 to 1.</param>
    /// <param name="confidence">Confidence of a pass, above 0.5 and below 1.</param>
    public static void ErrorRateUnder(double share, double confidence = Confidences.Default) =>
        Require(Objectives.ErrorRate(share, confidence));

    /// <summary>Share of requests that succeed within all given limits at once.</summary>
    /// <param name="share">The limit, inclusive; above 0 and below 1.</param>
    /// <param name="latencySeconds">Limit of the response time of a good request; above 0.</param>
    /// <param name="timeToFirstTokenSeconds">Limit of its time to first token; above 0.</param>
    /// <param name="tokens">Limit of its tokens; at least 0.</param>
    /// <param name="costUsd">Limit of its cost in USD; at least 0.</param>
    /// <param name="timePerOutputTokenSeconds">Limit of the time per output token of its streamed calls, of the slowest when there are several; above 0.</param>
    /// <param name="confidence">Confidence of a pass, above 0.5 and below 1.</param>
    public static void GoodputAbove(
        double share,
        double? latencySeconds = null,
        double? timeToFirstTokenSeconds = null,
        long? tokens = null,
        decimal? costUsd = null,
        double? timePerOutputTokenSeconds = null,
        double confidence = Confidences.Default) =>
        Require(Objectives.Goodput(share, latencySeconds, timeToFirstTokenSeconds, tokens, costUsd, timePerOutputTokenSeconds, confidence));

    /// <summary>Bytes that a call of a short body allocates on average: see <see cref="BenchmarkOptions.AutoBatch"/>.</summary>
    /// <param name="bytes">The limit, inclusive; at least 0.</param>
    public static void AllocatedBytesUnder(double bytes) => Require(Objectives.AllocatedBytes(bytes));

    /// <summary>The managed heap does not grow.</summary>
    /// <param name="threshold">Growth that is allowed, as a share of the heap after the warm-up; above 0.</param>
    public static void NoMemoryLeaks(double threshold = MemoryLeakObjective.DefaultThresholdShare) =>
        Require(Objectives.NoMemoryLeaks(threshold));

    /// <summary>Declares or judges an objective made in code.</summary>
    /// <exception cref="SlaViolationException">Outside of a run: the current metrics break it.</exception>
    /// <exception cref="InvalidOperationException">There are no current metrics.</exception>
    public static void Require(Objective objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        if (Ambient.Request is { } request)
        {
            request.Run.Declare(objective);
        }
        else
        {
            Ambient.Session?.Scope.Run.Declare(objective);
            Metrics.Current.Require(objective);
        }
    }
}

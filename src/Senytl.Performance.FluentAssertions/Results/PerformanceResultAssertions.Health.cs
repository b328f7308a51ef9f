using FluentAssertions;

namespace Senytl.Performance;

public sealed partial class PerformanceResultAssertions
{
    /// <summary>At least so many requests succeeded per second of wall time.</summary>
    /// <param name="perSecond">The limit, inclusive; above 0.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveThroughputAbove(
        double perSecond, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Throughput(perSecond), because, becauseArgs);

    /// <summary>At most this share of the requests failed.</summary>
    /// <param name="share">The limit, inclusive; 0 to 1, e.g. 0.01 for 1 %.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveErrorRateUnder(
        double share, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.ErrorRate(share), because, becauseArgs);

    /// <summary>At least this share of the requests succeeded: the error rate is at most the rest.</summary>
    /// <param name="share">The limit, inclusive; 0 to 1, e.g. 0.99 for 99 %.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveSuccessRateAbove(
        double share, string because = "", params object[] becauseArgs) =>
        share is >= 0 and <= 1
            ? Meet(Objectives.ErrorRate((double)(1 - (decimal)share)), because, becauseArgs)
            : throw new ArgumentOutOfRangeException(nameof(share), share, "A share of requests is 0 to 1, e.g. 0.99 for 99 %.");

    /// <summary>At least this share of the requests succeeded within all given limits at once.</summary>
    /// <remarks>A run of more than 4,096 requests must have declared it, since not all of them are kept.</remarks>
    /// <param name="share">The limit, inclusive; above 0 and below 1.</param>
    /// <param name="latency">Limit of the response time of a good request; above zero.</param>
    /// <param name="timeToFirstToken">Limit of its time to first token; above zero.</param>
    /// <param name="tokens">Limit of its tokens; at least 0.</param>
    /// <param name="costUsd">Limit of its cost in USD; at least 0.</param>
    /// <param name="timePerOutputToken">Limit of the time per output token of its streamed calls, of the slowest when there are several; above zero.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveGoodputAbove(
        double share,
        TimeSpan? latency = null,
        TimeSpan? timeToFirstToken = null,
        long? tokens = null,
        decimal? costUsd = null,
        TimeSpan? timePerOutputToken = null,
        string because = "",
        params object[] becauseArgs) =>
        Meet(
            Objectives.Goodput(share, latency?.TotalSeconds, timeToFirstToken?.TotalSeconds, tokens, costUsd, timePerOutputToken?.TotalSeconds),
            because,
            becauseArgs);

    /// <summary>A user saw at least so many output tokens a second while a response streamed, on average.</summary>
    /// <remarks>Fails when nothing was streamed.</remarks>
    /// <param name="perSecond">The limit, inclusive; above 0.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveTokensPerSecondPerUserAbove(
        double perSecond, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.TokensPerSecondPerUser(perSecond), because, becauseArgs);

    /// <summary>The managed heap did not grow over the run.</summary>
    /// <param name="threshold">Growth that is allowed, as a share of the heap after the warm-up; above 0, default 0.2.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveNoMemoryLeaks(
        double threshold = MemoryLeakObjective.DefaultThresholdShare, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.NoMemoryLeaks(threshold), because, becauseArgs);
}

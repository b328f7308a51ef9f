using FluentAssertions;

namespace Senytl.Performance;

public sealed partial class PerformanceResultAssertions
{
    /// <summary>The average response time is at most this long.</summary>
    /// <param name="limit">The limit, inclusive; above zero.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveAverageLatencyUnder(
        TimeSpan limit, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, limit), because, becauseArgs);

    /// <summary>The median response time is at most this long.</summary>
    /// <param name="limit">The limit, inclusive; above zero.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveP50LatencyUnder(
        TimeSpan limit, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Duration(DurationMetric.ResponseTime, Percentile.P50, limit), because, becauseArgs);

    /// <summary>The 90th percentile of the response time is at most this long.</summary>
    /// <param name="limit">The limit, inclusive; above zero.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveP90LatencyUnder(
        TimeSpan limit, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Duration(DurationMetric.ResponseTime, Percentile.P90, limit), because, becauseArgs);

    /// <summary>The 95th percentile of the response time is at most this long.</summary>
    /// <param name="limit">The limit, inclusive; above zero.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveP95LatencyUnder(
        TimeSpan limit, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, limit), because, becauseArgs);

    /// <summary>The 99th percentile of the response time is at most this long.</summary>
    /// <param name="limit">The limit, inclusive; above zero.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveP99LatencyUnder(
        TimeSpan limit, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Duration(DurationMetric.ResponseTime, Percentile.P99, limit), because, becauseArgs);

    /// <summary>The 99.9th percentile of the response time is at most this long.</summary>
    /// <param name="limit">The limit, inclusive; above zero.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveP999LatencyUnder(
        TimeSpan limit, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Duration(DurationMetric.ResponseTime, Percentile.P999, limit), because, becauseArgs);

    /// <summary>The longest response time is at most this long.</summary>
    /// <param name="limit">The limit, inclusive; above zero.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveMaxLatencyUnder(
        TimeSpan limit, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Duration(DurationMetric.ResponseTime, Percentile.Max, limit), because, becauseArgs);
}

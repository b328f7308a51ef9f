using FluentAssertions;

namespace Senytl.Performance;

public sealed partial class PerformanceResultAssertions
{
    /// <summary>A figure of the response time, scheduled time to end, is at most this long.</summary>
    /// <param name="limit">The limit, inclusive; above zero.</param>
    /// <param name="percentile">Which figure of the distribution; the average by default.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveLatencyUnder(
        TimeSpan limit, Percentile percentile = Percentile.Average, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Duration(DurationMetric.ResponseTime, percentile, limit), because, becauseArgs);

    /// <summary>A figure of the service time, start to end, is at most this long.</summary>
    /// <param name="limit">The limit, inclusive; above zero.</param>
    /// <param name="percentile">Which figure of the distribution; the average by default.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveServiceTimeUnder(
        TimeSpan limit, Percentile percentile = Percentile.Average, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Duration(DurationMetric.ServiceTime, percentile, limit), because, becauseArgs);

    /// <summary>A figure of the time from the start of a request to its first streamed content is at most this long.</summary>
    /// <remarks>Fails when requests did not stream.</remarks>
    /// <param name="limit">The limit, inclusive; above zero.</param>
    /// <param name="percentile">Which figure of the distribution; the average by default.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveTimeToFirstTokenUnder(
        TimeSpan limit, Percentile percentile = Percentile.Average, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Duration(DurationMetric.TimeToFirstToken, percentile, limit), because, becauseArgs);

    /// <summary>A figure of the gap between two streamed content chunks is at most this long. Chunks are not tokens.</summary>
    /// <remarks>Fails when nothing was streamed.</remarks>
    /// <param name="limit">The limit, inclusive; above zero.</param>
    /// <param name="percentile">Which figure of the distribution; the average by default.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveInterTokenLatencyUnder(
        TimeSpan limit, Percentile percentile = Percentile.Average, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Duration(DurationMetric.InterTokenLatency, percentile, limit), because, becauseArgs);

    /// <summary>A figure of (end − first content) / (output tokens − 1) of streamed model calls is at most this long.</summary>
    /// <remarks>Fails when no streamed call reported at least two output tokens.</remarks>
    /// <param name="limit">The limit, inclusive; above zero.</param>
    /// <param name="percentile">Which figure of the distribution; the average by default.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveTimePerOutputTokenUnder(
        TimeSpan limit, Percentile percentile = Percentile.Average, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Duration(DurationMetric.TimePerOutputToken, percentile, limit), because, becauseArgs);

    /// <summary>A figure of the duration of a model call is at most this long, each call of a request counted by itself.</summary>
    /// <remarks>Fails when no model call succeeded.</remarks>
    /// <param name="limit">The limit, inclusive; above zero.</param>
    /// <param name="percentile">Which figure of the distribution; the average by default.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveModelCallLatencyUnder(
        TimeSpan limit, Percentile percentile = Percentile.Average, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Duration(DurationMetric.ModelCallLatency, percentile, limit), because, becauseArgs);
}

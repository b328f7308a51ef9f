using FluentAssertions;

namespace Senytl.Performance;

public sealed partial class PerformanceResultAssertions
{
    /// <summary>The average tokens per successful request are at most so many. Fails when usage is missing.</summary>
    /// <param name="tokens">The limit, inclusive; at least 0.</param>
    /// <param name="kind">Input, output or both.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveTokensPerRequestUnder(
        double tokens, TokenKind kind = TokenKind.Total, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Tokens(kind, perRequest: true, tokens), because, becauseArgs);

    /// <summary>All tokens of the run are at most so many. Fails when usage is missing.</summary>
    /// <param name="tokens">The limit, inclusive; at least 0.</param>
    /// <param name="kind">Input, output or both.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveTotalTokensUnder(
        double tokens, TokenKind kind = TokenKind.Total, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Tokens(kind, perRequest: false, tokens), because, becauseArgs);

    /// <summary>The average cost per successful request is at most this. Fails when a price is unknown.</summary>
    /// <param name="usd">The limit in US dollars, inclusive; at least 0.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveCostPerRequestUnderUsd(
        decimal usd, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Usd(perRequest: true, usd), because, becauseArgs);

    /// <summary>The cost of the run is at most this. Fails when a price is unknown.</summary>
    /// <param name="usd">The limit in US dollars, inclusive; at least 0.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveTotalCostUnderUsd(
        decimal usd, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Usd(perRequest: false, usd), because, becauseArgs);

    /// <summary>The average cost per successful request is at most this. Fails when a price is unknown.</summary>
    /// <param name="cents">The limit in US cents, inclusive; at least 0.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveCostPerRequestUnderCents(
        double cents, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Cents(perRequest: true, cents), because, becauseArgs);

    /// <summary>The cost of the run is at most this. Fails when a price is unknown.</summary>
    /// <param name="cents">The limit in US cents, inclusive; at least 0.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveTotalCostUnderCents(
        double cents, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Cents(perRequest: false, cents), because, becauseArgs);
}

using FluentAssertions;

namespace Senytl.Performance;

public sealed partial class PerformanceResultAssertions
{
    /// <summary>A figure of the run's conversations is at most so much. Fails when it was not measured, and for a percentile that is not proven where proof is required.</summary>
    /// <param name="metric">What is limited; its name says the unit.</param>
    /// <param name="limit">The limit, inclusive; at least 0.</param>
    /// <param name="figure">Which figure; the 95th percentile by default.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveConversationsUnder(
        ConversationMetric metric, double limit, Percentile figure = Percentile.P95, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.Conversation(metric, figure, limit), because, becauseArgs);

    /// <summary>No conversation repeats a tool call with the same arguments more often than this within a turn.</summary>
    /// <param name="most">The limit, inclusive; at least 1, where 1 allows no repetition.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveToolLoopAtMost(int most, string because = "", params object[] becauseArgs) =>
        Meet(Objectives.ToolLoop(most), because, becauseArgs);
}

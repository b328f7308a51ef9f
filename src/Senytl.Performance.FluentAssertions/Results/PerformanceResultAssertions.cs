using FluentAssertions;
using FluentAssertions.Execution;
using FluentAssertions.Primitives;
using Senytl.Performance.Adapters;

namespace Senytl.Performance;

/// <summary>Assertions on a finished result. Each judges one objective, with the words and figures of reports.</summary>
/// <remarks>
/// Limits are inclusive. A limit out of its range throws <see cref="ArgumentOutOfRangeException"/>. A run that proves
/// nothing (aborted, no request, no success, an assertion failed in the body) meets no objective.
/// </remarks>
public sealed partial class PerformanceResultAssertions
    : ReferenceTypeAssertions<PerformanceResult?, PerformanceResultAssertions>
{
    private readonly bool requireProof;

    internal PerformanceResultAssertions(PerformanceResult? result)
        : this(result, PerformanceEnvironment.RequireProof)
    {
    }

    private PerformanceResultAssertions(PerformanceResult? result, bool requireProof)
        : base(result) => this.requireProof = requireProof;

    /// <inheritdoc/>
    protected override string Identifier => "result";

    /// <summary>
    /// From here on an inconclusive objective fails: within the limit so far, but not proven. By default it passes, unless
    /// the environment variable <c>SENYTL_REQUIRE_PROOF</c> is 1.
    /// </summary>
    public PerformanceResultAssertions RequireProof() => new(Subject, requireProof: true);

    /// <summary>The result meets an objective made in code.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="because">Why it is owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> Meet(Objective objective, string because = "", params object[] becauseArgs)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return Meet([objective], because, becauseArgs);
    }

    /// <summary>The result meets all of these; one message names every one that it breaks.</summary>
    /// <param name="objectives">The objectives, at least one.</param>
    /// <param name="because">Why they are owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    /// <exception cref="ArgumentException">There is no objective.</exception>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> Meet(
        IReadOnlyCollection<Objective> objectives, string because = "", params object[] becauseArgs)
    {
        ArgumentNullException.ThrowIfNull(objectives);
        if (objectives.Count == 0)
        {
            throw new ArgumentException("There is no objective to meet: give at least one.", nameof(objectives));
        }

        var rule = string.Join(" and ", objectives);
        return Judge(rule, result => [.. objectives.Select(objective => objective.Judge(result))], because, becauseArgs);
    }

    /// <summary>The run met the objectives that it was started with and those that its body declared.</summary>
    /// <remarks>A run with none passes when none of its requests failed.</remarks>
    /// <param name="because">Why they are owed; put into the message.</param>
    /// <param name="becauseArgs">Values of the placeholders in <paramref name="because"/>.</param>
    [CustomAssertion]
    public AndConstraint<PerformanceResultAssertions> HaveMetItsObjectives(string because = "", params object[] becauseArgs) =>
        Judge("its objectives", result => result.Objectives, because, becauseArgs);

    private AndConstraint<PerformanceResultAssertions> Judge(
        string rule, Func<PerformanceResult, IReadOnlyList<ObjectiveVerdict>> judge, string because, object[] becauseArgs)
    {
        var broken = Subject is null ? [] : judge(Subject).Where(IsBroken).ToList();
        Execute.Assertion
            .BecauseOf(because, becauseArgs)
            .ForCondition(Subject is { Invalidity: null } && broken.Count == 0)
            .FailWith($"Expected {{context:result}} to meet {Literal(rule)}{{reason}}, but {Literal(Finding(broken))}");
        return new AndConstraint<PerformanceResultAssertions>(this);
    }

    private bool IsBroken(ObjectiveVerdict verdict) =>
        verdict.Verdict == Verdict.Failed || (requireProof && verdict.Verdict == Verdict.Inconclusive);

    private string Finding(IReadOnlyList<ObjectiveVerdict> broken) =>
        Subject is null ? "it is <null>." : $"it does not.\n\n{Subject.Explain(broken)}";

    /// <summary>The assertion library reads braces as placeholders.</summary>
    private static string Literal(string text) =>
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}

using System.Diagnostics;
using Senytl.Performance.Adapters;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

public sealed partial class PerformanceResult
{
    /// <summary>
    /// Failed when an objective is broken, when the run proves nothing (no success, aborted), or when an assertion of the
    /// body failed; inconclusive when an objective is not proven; else passed.
    /// </summary>
    public Verdict Verdict => Invalidity is not null ? Verdict.Failed : Objectives.Aggregate(Verdict.Passed, Worse);

    /// <summary>Why the run as a whole proves nothing; absent when it does.</summary>
    public string? Invalidity => this switch
    {
        { AbortReason: { } reason } => $"the run was aborted: {reason}",
        { Requests: 0, WarmupRequests: > 0 } =>
            $"the warm-up ate the run: {CountText.Of(WarmupRequests)} warm-up requests, and none that was measured",
        { Requests: 0 } => "zero iterations: no request was made, so nothing was measured",
        { Succeeded: 0 } => $"no request succeeded ({CountText.Of(Requests)} attempted)",
        _ when Outcomes.TryGetValue(RequestOutcome.Assertion, out var failed) =>
            $"an assertion in the body failed in {CountText.Of(failed)} of {CountText.Of(Requests)} requests",
        _ => null,
    };

    /// <summary>Judges one objective and throws when it is broken. A run that proves nothing meets none.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="requireProof">Whether an inconclusive objective is broken, too; also true where the environment asks for proof.</param>
    /// <exception cref="SlaViolationException">The objective is broken or cannot be measured, or the run proves nothing; see <see cref="Invalidity"/>.</exception>
    [StackTraceHidden]
    public void Require(Objective objective, bool requireProof = false)
    {
        ArgumentNullException.ThrowIfNull(objective);
        var verdict = objective.Judge(this);
        var isBroken = verdict.Verdict == Verdict.Failed
            || (verdict.Verdict == Verdict.Inconclusive && (requireProof || PerformanceEnvironment.RequireProof));
        if (isBroken || Invalidity is not null)
        {
            IReadOnlyList<ObjectiveVerdict> broken = isBroken ? [verdict] : [];
            throw new SlaViolationException(FailureMessage.Of(this, broken, resultFile: null), this, broken);
        }
    }

    /// <summary>Throws when the run failed, with every broken objective.</summary>
    /// <param name="requireProof">Whether an inconclusive objective is a failure, too; also true where the environment asks for proof.</param>
    /// <exception cref="SlaViolationException">The run failed.</exception>
    [StackTraceHidden]
    public void ThrowIfFailed(bool requireProof = false)
    {
        if (Violation(requireProof || PerformanceEnvironment.RequireProof, resultFile: null) is { } violation)
        {
            throw violation;
        }
    }

    /// <summary>The failure message: rule, limit, measured value and sample size, the distribution, the slowest requests.</summary>
    /// <param name="broken">The objectives to name; none when the run as a whole proves nothing.</param>
    public string Explain(IReadOnlyList<ObjectiveVerdict> broken)
    {
        ArgumentNullException.ThrowIfNull(broken);
        return FailureMessage.Of(this, broken, resultFile: null);
    }

    /// <summary>What fails the run; null when it met its objectives.</summary>
    internal SlaViolationException? Violation(bool requireProof, string? resultFile)
    {
        if (!IsFailure(requireProof))
        {
            return null;
        }

        var broken = Broken(requireProof);
        return new SlaViolationException(FailureMessage.Of(this, broken, resultFile), this, broken);
    }

    /// <summary>
    /// This result with its objectives judged. A run that limits its errors nowhere must have none.
    /// </summary>
    internal PerformanceResult JudgedBy(IReadOnlyList<Objective> objectives)
    {
        IEnumerable<ObjectiveVerdict> undeclared = Faults == 0 || objectives.Any(objective => objective is ErrorRateObjective) ? [] : [Undeclared()];
        return With([.. objectives.Select(objective => objective.Judge(this)), .. undeclared]);
    }

    private ObjectiveVerdict Undeclared()
    {
        var verdict = new ErrorRateObjective(0).Judge(this);
        return Succeeded == 0 ? verdict : verdict with { Reason = $"{verdict.Reason}; no error rate is declared, so no request may fail: declare one where some may" };
    }

    /// <summary>This result without a verdict on any objective, stated or declared.</summary>
    internal PerformanceResult Unjudged() => With([]);

    private PerformanceResult With(IReadOnlyList<ObjectiveVerdict> verdicts)
    {
        var judged = (PerformanceResult)MemberwiseClone();
        judged.Objectives = verdicts;
        return judged;
    }

    private static Verdict Worse(Verdict worst, ObjectiveVerdict next) => next.Verdict > worst ? next.Verdict : worst;
}

using System.Diagnostics;
using Senytl.Performance.Adapters;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

public sealed partial class PerformanceResult
{
    /// <summary>Throws one exception for all results that failed, with the failure message of each.</summary>
    /// <param name="results">The results; at least one.</param>
    /// <param name="requireProof">Whether an inconclusive objective is a failure, too; also true where the environment asks for proof.</param>
    /// <exception cref="SlaViolationException">A result failed; its <see cref="SlaViolationException.Result"/> is the first such.</exception>
    /// <exception cref="ArgumentException">There is no result.</exception>
    [StackTraceHidden]
    public static void ThrowIfAnyFailed(IReadOnlyList<PerformanceResult> results, bool requireProof = false)
    {
        ArgumentNullException.ThrowIfNull(results);
        if (results.Count == 0)
        {
            throw new ArgumentException("There is no result to judge; run a benchmark first.", nameof(results));
        }

        requireProof |= PerformanceEnvironment.RequireProof;
        var failed = results.Where(result => result.IsFailure(requireProof)).ToList();
        if (failed.Count > 0)
        {
            var broken = failed.Select(result => result.Broken(requireProof)).ToList();
            var messages = failed.Zip(broken, (result, verdicts) => FailureMessage.Of(result, verdicts, resultFile: null));
            throw new SlaViolationException(string.Join("\n\n", messages), failed[0], [.. broken.SelectMany(verdicts => verdicts)]);
        }
    }

    private bool IsFailure(bool requireProof) =>
        Verdict == Verdict.Failed || (requireProof && Verdict == Verdict.Inconclusive);

    private List<ObjectiveVerdict> Broken(bool requireProof) =>
        [.. Objectives.Where(verdict => verdict.Verdict == Verdict.Failed || (requireProof && verdict.Verdict == Verdict.Inconclusive))];
}

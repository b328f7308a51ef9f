using System.Globalization;
using Senytl.Performance.Reporting;
using Senytl.Performance.Statistics;

namespace Senytl.Performance;

/// <summary>Judges "at least p % are within the limit", and puts the verdict into words.</summary>
internal static class ProportionTest
{
    /// <param name="count">Observations; at least 1.</param>
    /// <param name="over">Observations over the limit; never too few.</param>
    /// <param name="unsure">How many of them may have been within.</param>
    /// <param name="percentile">p, above 0 and below 100.</param>
    /// <param name="confidence">Confidence of a pass.</param>
    /// <param name="sequential">Whether the run went on until it was decided, so that the proof must stand at any look.</param>
    /// <param name="reasonOfFailure">What to say beside a failure.</param>
    public static (Verdict Verdict, string? Reason) Judge(
        long count, long over, long unsure, double percentile, double confidence, bool sequential, string? reasonOfFailure)
    {
        var test = PercentileVerdict.Of(count, over, percentile, confidence);
        if (sequential && test.Decision == Decision.Pass && !SequentialProof.IsProven(count, over, percentile, confidence))
        {
            return (Verdict.Inconclusive, string.Create(
                CultureInfo.InvariantCulture,
                $"{CountText.Of(count)} requests, {CountText.Of(over)} over; a run that is extended until it is decided needs more for {confidence * 100:0.##} % confidence"));
        }

        if (test.Decision == Decision.Fail && PercentileVerdict.Of(count, over - unsure, percentile, confidence).Decision != Decision.Fail)
        {
            return (Verdict.Inconclusive,
                $"{CountText.Of(unsure)} of those over it may have been within: they are as near to the limit as a histogram tells; state the limit before the run to have it counted exactly");
        }

        return test.Decision switch
        {
            Decision.Pass => (Verdict.Passed, null),
            Decision.Fail => (Verdict.Failed, reasonOfFailure),
            _ => (Verdict.Inconclusive, string.Create(
                CultureInfo.InvariantCulture,
                $"{CountText.Of(count)} requests, {CountText.Of(over)} over; needs {CountText.Of(test.MoreNeeded)} more under the limit for {confidence * 100:0.##} % confidence")),
        };
    }
}

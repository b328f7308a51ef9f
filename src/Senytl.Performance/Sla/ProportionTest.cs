using System.Globalization;
using Senytl.Performance.Reporting;
using Senytl.Performance.Statistics;

namespace Senytl.Performance;

/// <summary>Judges "at least p % are within the limit", and puts the verdict into words.</summary>
internal static class ProportionTest
{
    /// <param name="observed">What was counted.</param>
    /// <param name="percentile">p, above 0 and below 100.</param>
    /// <param name="confidence">Confidence of a pass.</param>
    /// <param name="sequential">Whether the run went on until it was decided, so that the proof must stand at any look.</param>
    /// <param name="reasonOfFailure">What to say beside a failure.</param>
    public static (Verdict Verdict, string? Reason) Judge(
        ShareCount observed, double percentile, double confidence, bool sequential, string? reasonOfFailure)
    {
        var test = Test(observed.Over);
        return test.Decision switch
        {
            Decision.Pass => (Verdict.Passed, null),
            Decision.Fail when Test(observed.Over - observed.Unsure).Decision != Decision.Fail => (Verdict.Inconclusive,
                $"{CountText.Of(observed.Unsure)} of those over it may have been within: they are as near to the limit as a histogram tells; state the limit before the run to have it counted exactly"),
            Decision.Fail => (Verdict.Failed, reasonOfFailure),
            _ => (Verdict.Inconclusive, string.Create(
                CultureInfo.InvariantCulture,
                $"{CountText.Of(observed.Count, observed.Noun)}, {CountText.Of(observed.Over)} over; needs {CountText.Of(test.MoreNeeded)} more under the limit for {confidence * 100:0.####} % confidence{(sequential ? " in a run that is extended until it is decided" : "")}")),
        };

        PercentileVerdict Test(long over) => PercentileVerdict.Of(observed.Count, over, percentile, confidence, sequential);
    }
}

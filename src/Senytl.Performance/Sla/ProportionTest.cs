using System.Globalization;
using Senytl.Performance.Statistics;

namespace Senytl.Performance;

/// <summary>Puts the verdict on "at least p % are within the limit" into words.</summary>
internal static class ProportionTest
{
    /// <param name="test">The verdict on how many observations were over the limit.</param>
    /// <param name="reasonOfFailure">What to say beside a failure.</param>
    public static (Verdict Verdict, string? Reason) InWords(in PercentileVerdict test, string? reasonOfFailure) => test.Decision switch
    {
        Decision.Pass => (Verdict.Passed, null),
        Decision.Fail => (Verdict.Failed, reasonOfFailure),
        _ => (Verdict.Inconclusive, string.Create(
            CultureInfo.InvariantCulture,
            $"{test.Count} requests, {test.Over} over; needs {test.MoreNeeded} more under the limit for {test.Confidence * 100:0.##} % confidence")),
    };
}

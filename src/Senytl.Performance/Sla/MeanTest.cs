using System.Globalization;

namespace Senytl.Performance;

/// <summary>Judges "the average is at most L" by the upper bound of the average, and puts the verdict into words.</summary>
internal static class MeanTest
{
    /// <param name="withinSoFar">Whether the observed average is within the limit.</param>
    /// <param name="upper">Its upper bound at the confidence; infinite when the observations do not show their spread.</param>
    /// <param name="limit">The limit, in the unit of the bound.</param>
    /// <param name="confidence">Confidence of a pass.</param>
    /// <param name="noun">What one observation is.</param>
    /// <param name="text">The bound in words.</param>
    public static (Verdict Verdict, string? Reason) Judge(
        bool withinSoFar, double upper, double limit, double confidence, string noun, Func<double, string> text) =>
        !withinSoFar ? (Verdict.Failed, null)
        : upper <= limit ? (Verdict.Passed, null)
        : (Verdict.Inconclusive, double.IsFinite(upper)
            ? string.Create(
                CultureInfo.InvariantCulture, $"its upper bound at {confidence * 100:0.####} % confidence is {text(upper)}; more {noun}s narrow it")
            : $"too few observations, or too few that differ, to bound it; more {noun}s are needed");
}

using Senytl.Performance.Statistics;

namespace Senytl.Performance;

/// <summary>Whether a run that is extended until it is decided goes on.</summary>
/// <remarks>
/// It ends on what stands at any look: a share that is proven, or one whose breach is. To end on an observed share that
/// happens to be over its limit would fail, by looking often enough, most of the targets that are near theirs.
/// </remarks>
internal static class Extension
{
    /// <summary>Goes on while a share is open and none is broken beyond doubt, which the rest of the run could not mend.</summary>
    public static bool IsOpen(PerformanceResult result)
    {
        var watched = result.Objectives.Count(one => one.Objective is IShareObjective);
        var shares = result.Objectives
            .Where(one => one is { Objective: IShareObjective, SampleSize: > 0 })
            .Select(one => (one.Verdict, Share: ((IShareObjective)one.Objective).Shares(result)))
            .Where(one => one.Share.Count > 0)
            .Select(one => Of(one.Verdict, one.Share.Count, one.Share.Over, one.Share.Percentile, SequentialBreach.DefaultRisk / watched))
            .ToList();
        return shares.Contains(Verdict.Inconclusive) && !shares.Contains(Verdict.Failed);
    }

    /// <summary>The verdict that stands at any look.</summary>
    /// <param name="verdict">The verdict as it is now.</param>
    /// <param name="count">n.</param>
    /// <param name="over">k, how many of them are over the limit.</param>
    /// <param name="percentile">In percent, over 0 and at most 100.</param>
    /// <param name="risk">α of a breach, in (0, 1).</param>
    public static Verdict Of(Verdict verdict, long count, long over, double percentile, double risk) =>
        verdict == Verdict.Failed && !SequentialBreach.IsProven(count, over, percentile, risk) ? Verdict.Inconclusive : verdict;
}

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
        var watched = result.Objectives.Where(one => one.Objective is IShareObjective { Claim: not null }).ToList();
        var shares = watched
            .Where(one => one.SampleSize > 0)
            .Select(one => Of(one, (IShareObjective)one.Objective, result, SequentialBreach.DefaultRisk / watched.Count))
            .ToList();
        return shares.Contains(Verdict.Inconclusive) && !shares.Contains(Verdict.Failed);
    }

    /// <summary>The same of a run that goes on; what is no share is not judged, which would take milliseconds.</summary>
    /// <param name="soFar">The figures so far, not judged.</param>
    /// <param name="objectives">All objectives of the run.</param>
    public static bool IsOpen(PerformanceResult soFar, IReadOnlyList<Objective> objectives) =>
        IsOpen(soFar.JudgedBy([.. objectives.Where(objective => objective is IShareObjective { Claim: not null })]));

    /// <summary>The verdict that stands at any look.</summary>
    /// <param name="verdict">The verdict as it is now.</param>
    /// <param name="count">n.</param>
    /// <param name="over">k, how many of them are over the limit.</param>
    /// <param name="percentile">In percent, over 0 and at most 100.</param>
    /// <param name="risk">α of a breach, in (0, 1).</param>
    public static Verdict Of(Verdict verdict, long count, long over, double percentile, double risk) =>
        verdict == Verdict.Failed && !SequentialBreach.IsProven(count, over, percentile, risk) ? Verdict.Inconclusive : verdict;

    private static Verdict Of(ObjectiveVerdict judged, IShareObjective share, PerformanceResult result, double risk)
    {
        var (count, over) = share.Shares(result);
        return Of(judged.Verdict, count, over, share.Claim!.Value.Percentile, risk);
    }
}

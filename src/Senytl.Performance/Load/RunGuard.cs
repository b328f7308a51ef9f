using System.Globalization;
using Senytl.Performance.Reporting;
using Senytl.Performance.Statistics;

namespace Senytl.Performance.Load;

/// <summary>Decides at each look whether going on is pointless: a proven breach, nothing but errors, or too long.</summary>
/// <remarks>
/// Breaches are judged by a test that stays valid however often one looks, with the risk of a false abort divided among
/// the objectives: 1 % for the run.
/// </remarks>
internal sealed class RunGuard(RunOptions options)
{
    private static readonly TimeSpan OnlyErrors = TimeSpan.FromSeconds(5);
    private const int FewestErrors = 10;
    private const int FewestSamples = 100;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly TimeSpan longestRequest = options.RequestTimeout == Timeout.InfiniteTimeSpan
        ? TimeSpan.MaxValue
        : options.RequestTimeout + options.GracePeriodOrDefault;

    private long succeededBefore;
    private long failedBefore;
    private TimeSpan lastSuccess;

    /// <summary>Why the run should stop now, and whether the target is to blame; absent when it should go on.</summary>
    public (string Reason, StopCause Cause)? Judge(RunProgress progress, IReadOnlyList<Objective> objectives)
    {
        var result = progress.SoFar;
        if (progress.Elapsed >= options.MaxRunTime)
        {
            return (TimeIsUp(options.MaxRunTime.Value), StopCause.Outside);
        }

        var breach = OnlyErrorsReason(progress, result)
            ?? (options.AbortOnBreach && progress.Measured >= Grace ? BreachReason(result, objectives) : null);
        return breach is null ? null : (breach, StopCause.Breach);
    }

    public static string TimeIsUp(TimeSpan limit) => $"the limit of the run time, {DurationText.Of(limit)}, was reached";

    /// <summary>
    /// A request that has been in flight for long may still succeed, so it is waited for, until all that were in flight at the
    /// last success have run into their time limit.
    /// </summary>
    private string? OnlyErrorsReason(RunProgress progress, PerformanceResult result)
    {
        if (result.Succeeded > succeededBefore)
        {
            (succeededBefore, failedBefore, lastSuccess) = (result.Succeeded, result.Failed, progress.Measured);
        }

        var failed = result.Failed - failedBefore;
        var dry = progress.Measured - lastSuccess;
        return dry >= OnlyErrors && failed >= FewestErrors && (progress.OldestInFlight < OnlyErrors / 2 || dry >= longestRequest)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"all of the last {CountText.Of(failed)} requests failed, for {dry.TotalSeconds:0} s; {result.Errors[0].Kind}: {result.Errors[0].Message.ReplaceLineEndings(" ")}")
            : null;
    }

    private static string? BreachReason(PerformanceResult result, IReadOnlyList<Objective> objectives)
    {
        var watched = objectives.OfType<IShareObjective>().Where(objective => objective.Claim is not null).ToList();
        foreach (var objective in watched)
        {
            var (count, over) = objective.Shares(result);
            if (count >= FewestSamples
                && SequentialBreach.IsProven(count, over, objective.Claim!.Value.Percentile, SequentialBreach.DefaultRisk / watched.Count))
            {
                return $"{objective} is broken beyond doubt: {CountText.Of(over)} of {CountText.Of(count)} over the limit";
            }
        }

        return null;
    }
}

using Senytl.Performance;

namespace Senytl.Cli.Load;

/// <summary>The exit code of a load, with the reason when it is not plainly met or violated.</summary>
internal static class LoadExit
{
    /// <param name="result">The run.</param>
    /// <param name="stopped">Whether it was stopped from outside: it then says nothing either way.</param>
    /// <param name="acceptUnproven">Whether being within the limits so far is enough.</param>
    public static (int Code, string? Reason) Of(PerformanceResult result, bool stopped, bool acceptUnproven) => result switch
    {
        _ when stopped => (ExitCode.NotMeasured, "stopped before its end: the figures are partial and prove nothing."),
        { Requests: > 0, Succeeded: 0, Invalidity: { } reason } => (ExitCode.Violated, $"violated: {reason}."),
        _ when result.Objectives.Any(objective => objective.Verdict == Verdict.Failed) => (ExitCode.Violated, null),
        { Invalidity: { } reason } => (ExitCode.NotMeasured, $"not measured: {reason}."),
        { Verdict: Verdict.Inconclusive } when !acceptUnproven => (
            ExitCode.NotMeasured,
            "not proven: within the limits so far, with too few requests or too busy a generator. Run longer, or add --accept-unproven."),
        _ => (ExitCode.Met, null),
    };
}

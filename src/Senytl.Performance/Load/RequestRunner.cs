using Senytl.Performance.Measuring;

namespace Senytl.Performance.Load;

/// <summary>How a request ends, the same in closed and open loops.</summary>
internal static class RequestRunner
{
    public static ErrorInfo Abandoned { get; } = new(
        "abandoned", "the body went on after its CancellationToken was cancelled; pass the token to what it awaits");

    private static readonly ErrorInfo LateEnd = new("timeout", "the body ended after its time limit, the RequestTimeout");

    /// <summary>Records how a request ended. A limit that fired because the run was stopped is no time-out.</summary>
    public static void Close(RequestScope scope, long now, Exception? thrown, DeadlineOutcome met, long limitFired, bool runStopped)
    {
        if (thrown is not null)
        {
            var (outcome, error) = OutcomeClassifier.Classify(thrown, met, runStopped);
            scope.Close(now, outcome, error, limitFired);
        }
        else if (met == DeadlineOutcome.Fired)
        {
            scope.Close(now, RequestOutcome.Timeout, LateEnd, limitFired);
        }
        else
        {
            scope.Close(now, RequestOutcome.Ok, error: null);
        }
    }
}

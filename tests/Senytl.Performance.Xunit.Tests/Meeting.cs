namespace Senytl.Performance.Xunit.Tests;

/// <summary>Ends for both callers when the second has come.</summary>
internal static class Meeting
{
    private static readonly TaskCompletionSource Both = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private static int arrived;

    public static Task ArriveAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref arrived) == 2)
        {
            Both.SetResult();
        }

        return Both.Task.WaitAsync(cancellationToken);
    }
}

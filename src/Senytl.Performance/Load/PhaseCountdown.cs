namespace Senytl.Performance.Load;

/// <summary>Counts the users that are still running in a phase.</summary>
internal sealed class PhaseCountdown(int users)
{
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int alive = users;

    /// <summary>Completes when every user has ended or was given up; fails when the engine did.</summary>
    public Task Over => over.Task;

    public int Alive => Math.Max(0, Volatile.Read(ref alive));

    public void Ended()
    {
        if (Interlocked.Decrement(ref alive) == 0)
        {
            over.TrySetResult();
        }
    }

    /// <summary>Not the body's failure, which is recorded, but the engine's own: the phase must not go on without the user.</summary>
    public void Failed(Exception exception) => over.TrySetException(exception);
}

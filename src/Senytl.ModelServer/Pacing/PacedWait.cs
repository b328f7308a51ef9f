namespace Senytl.ModelServer;

/// <summary>One wait in the pacer's queue; a wait that was cancelled stays queued until it is due.</summary>
internal sealed class PacedWait
{
    private readonly TaskCompletionSource source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration registration;

    public PacedWait(CancellationToken cancellationToken) =>
        registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((PacedWait)state!).source.TrySetCanceled(token),
            this);

    public Task Task => source.Task;

    public void Complete()
    {
        registration.Unregister();
        source.TrySetResult();
    }

    public void Cancel() => source.TrySetCanceled();
}

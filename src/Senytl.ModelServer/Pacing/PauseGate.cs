namespace Senytl.ModelServer;

/// <summary>Open, or closed so that all who pass wait until it opens.</summary>
internal sealed class PauseGate
{
    private TaskCompletionSource? closed;

    public bool IsClosed => Volatile.Read(ref closed) is not null;

    public void Close() =>
        Interlocked.CompareExchange(ref closed, new(TaskCreationOptions.RunContinuationsAsynchronously), null);

    public void Open() => Interlocked.Exchange(ref closed, null)?.TrySetResult();

    public ValueTask PassAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref closed) is { } gate ? new(gate.Task.WaitAsync(cancellationToken)) : ValueTask.CompletedTask;
}

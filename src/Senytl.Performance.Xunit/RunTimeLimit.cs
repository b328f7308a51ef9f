namespace Senytl.Performance;

/// <summary>
/// xUnit's <c>Timeout</c> of a test. It stops the run instead of leaving it behind, so that what was recorded is reported.
/// </summary>
internal sealed class RunTimeLimit : IDisposable
{
    private readonly CancellationTokenSource timer;
    private readonly CancellationTokenSource linked;

    /// <param name="milliseconds">The limit; 0 for none.</param>
    /// <param name="outer">Stops the run, too.</param>
    public RunTimeLimit(int milliseconds, CancellationToken outer)
    {
        timer = milliseconds > 0 ? new CancellationTokenSource(milliseconds) : new CancellationTokenSource();
        linked = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, outer);
    }

    public CancellationToken Token => linked.Token;

    public void Dispose()
    {
        linked.Dispose();
        timer.Dispose();
    }
}

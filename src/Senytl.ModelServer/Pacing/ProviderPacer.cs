namespace Senytl.ModelServer;

/// <summary>Waits on the timers of a given time provider: a manual clock decides when.</summary>
internal sealed class ProviderPacer(TimeProvider clock) : IPacer
{
    public async ValueTask WaitUntilAsync(long timestamp, CancellationToken cancellationToken)
    {
        var left = clock.GetElapsedTime(clock.GetTimestamp(), timestamp);
        while (left > TimeSpan.Zero)
        {
            await Task.Delay(left, clock, cancellationToken).ConfigureAwait(false);
            left = clock.GetElapsedTime(clock.GetTimestamp(), timestamp);
        }
    }

    public void Dispose()
    {
    }
}

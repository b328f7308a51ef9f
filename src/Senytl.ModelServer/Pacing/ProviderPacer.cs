namespace Senytl.ModelServer;

/// <summary>Waits on the timers of a given time provider: a manual clock decides when.</summary>
/// <remarks>Its own timers, because a delay cuts its length to whole milliseconds and would wait for 0 ms for ever.</remarks>
internal sealed class ProviderPacer(TimeProvider clock) : IPacer
{
    public async ValueTask WaitUntilAsync(long timestamp, CancellationToken cancellationToken)
    {
        var left = clock.GetElapsedTime(clock.GetTimestamp(), timestamp);
        while (left > TimeSpan.Zero)
        {
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using (clock.CreateTimer(_ => source.TrySetResult(), null, left, Timeout.InfiniteTimeSpan).ConfigureAwait(false))
            {
                await source.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            left = clock.GetElapsedTime(clock.GetTimestamp(), timestamp);
        }
    }

    public void Dispose()
    {
    }
}

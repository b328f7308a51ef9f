namespace Senytl.ModelServer;

/// <summary>Waits for points in time, not for spans, so that the errors of single waits never add up.</summary>
internal interface IPacer : IDisposable
{
    /// <summary>Completes at or after the timestamp of the time provider, never before.</summary>
    ValueTask WaitUntilAsync(long timestamp, CancellationToken cancellationToken);
}

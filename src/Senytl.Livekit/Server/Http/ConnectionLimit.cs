namespace Senytl.Livekit.Server.Http;

/// <summary>Counts open connections against a limit.</summary>
internal sealed class ConnectionLimit(int most)
{
    private int _open;

    public int Open => Volatile.Read(ref _open);

    /// <summary>A place to be given back by disposing it; null when there is none.</summary>
    public IDisposable? TryTake()
    {
        if (Interlocked.Increment(ref _open) <= most)
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref _open);
        return null;
    }

    private sealed class Place(ConnectionLimit limit) : IDisposable
    {
        private int _returned;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _returned, 1) == 0)
            {
                Interlocked.Decrement(ref limit._open);
            }
        }
    }
}

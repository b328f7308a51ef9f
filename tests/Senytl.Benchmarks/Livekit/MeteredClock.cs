namespace Senytl.Benchmarks.Livekit;

/// <summary>
/// A server's clock, which notes what the one thread has allocated on which the server receives and forwards, whenever that thread looks at the
/// time: with each packet. Nothing needs to be sent or called to read it, so what it reads is the server's own.
/// </summary>
internal sealed class MeteredClock : TimeProvider
{
    private long _bytes;

    /// <summary>Bytes that the thread had allocated when it last looked.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>All else of a server that runs is on threads of the pool.</summary>
    public override long GetTimestamp()
    {
        if (!Thread.CurrentThread.IsThreadPoolThread)
        {
            Volatile.Write(ref _bytes, GC.GetAllocatedBytesForCurrentThread());
        }

        return System.GetTimestamp();
    }
}

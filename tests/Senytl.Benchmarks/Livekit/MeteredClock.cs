using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Tests.Server.Calls;

namespace Senytl.Benchmarks.Livekit;

/// <summary>
/// A server's clock, which notes what the one thread has allocated on which the server receives and forwards, whenever that thread looks at the
/// time: with each packet. Nothing needs to be sent or called to read it, so what it reads is the server's own.
/// </summary>
internal sealed class MeteredClock : TimeProvider
{
    private int _thread;
    private long _bytes;

    /// <summary>Bytes that the thread had allocated when it last looked.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public override long GetTimestamp()
    {
        if (Environment.CurrentManagedThreadId == Volatile.Read(ref _thread))
        {
            Volatile.Write(ref _bytes, GC.GetAllocatedBytesForCurrentThread());
        }

        return System.GetTimestamp();
    }

    /// <summary>Finds the thread: a data packet of a client goes through it, and the event of its relaying is raised there.</summary>
    public async Task WatchAsync(LivekitServer server, WirePeer client)
    {
        var found = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        server.EventRaised += Take;
        client.Send(new DataPacket { User = new UserPacket { Topic = "mark" }, Sequence = 1 });
        Volatile.Write(ref _thread, await found.Task.WaitAsync(TimeSpan.FromSeconds(10)));
        server.EventRaised -= Take;

        void Take(ServerEvent happened)
        {
            if (happened.Kind == ServerEventKind.DataRelayed)
            {
                found.TrySetResult(Environment.CurrentManagedThreadId);
            }
        }
    }
}

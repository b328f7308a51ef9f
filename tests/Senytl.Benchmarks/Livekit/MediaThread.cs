using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Tests.Server.Calls;

namespace Senytl.Benchmarks.Livekit;

/// <summary>
/// What the one thread has allocated on which a server receives and forwards. A data packet of a client goes through that thread, and the
/// event of its relaying is raised there.
/// </summary>
internal sealed class MediaThread(LivekitServer server, WirePeer client)
{
    private uint _sequence;
    private int? _thread;

    /// <summary>Bytes since the thread began, those for the reading itself among them.</summary>
    /// <exception cref="InvalidOperationException">Two readings came from different threads.</exception>
    public async Task<long> AllocatedAsync()
    {
        var read = new TaskCompletionSource<(int Thread, long Bytes)>(TaskCreationOptions.RunContinuationsAsynchronously);
        server.EventRaised += Take;
        client.Send(new DataPacket { User = new UserPacket { Topic = "mark" }, Sequence = ++_sequence });
        var (thread, bytes) = await read.Task.WaitAsync(TimeSpan.FromSeconds(10));
        server.EventRaised -= Take;
        _thread ??= thread;
        return _thread == thread ? bytes : throw new InvalidOperationException("The server receives on more than one thread, so the bytes of one say nothing.");

        void Take(ServerEvent happened)
        {
            if (happened.Kind == ServerEventKind.DataRelayed)
            {
                read.TrySetResult((Environment.CurrentManagedThreadId, GC.GetAllocatedBytesForCurrentThread()));
            }
        }
    }
}

using Google.Protobuf;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <summary>A client that sends reliable data faster than another reads it. Alone: it moves eighty megabytes.</summary>
[Collection(nameof(GarbageTests))]
public sealed class DataFloodTests : ServerTests
{
    private const int Packets = 1_300;
    private const int PacketBytes = 60_000;

    /// <summary>16 MB in the sender, 2 on their way to the server, 16 waiting in it and 4 on their way from it, and some in sockets.</summary>
    private const long MostOnTheWay = 48 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private int _sent;

    protected override LivekitServerOptions Options => new() { EventCapacity = 100 };

    [Fact]
    public async Task A_sender_waits_for_a_reader_that_is_slower_and_the_reader_gets_everything_in_order()
    {
        using var read = new ManualResetEventSlim();
        var held = new TaskCompletionSource<ServerEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        var complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var next = 1u;
        Server.EventRaised += happened =>
        {
            if (happened.Kind == ServerEventKind.DataHeld)
            {
                held.TrySetResult(happened);
            }
        };
        await using var reader = new WirePeer(_ => { }, packet =>
        {
            read.Wait(Patience);
            if (packet.Sequence != next++)
            {
                complete.TrySetException(new InvalidDataException($"number {packet.Sequence} came where {next - 1} was due"));
            }

            if (packet.Sequence == Packets)
            {
                complete.TrySetResult();
            }
        });
        await reader.JoinAsync(Server.Url, "room", "reader");
        await using var flooder = new WirePeer(received: null);
        await flooder.JoinAsync(Server.Url, "room", "flooder");

        var flooding = Task.Run(() => FloodAsync(flooder));
        var full = await held.Task.WaitAsync(Patience);
        await StallAsync();
        read.Set();
        await complete.Task.WaitAsync(Patience);
        await flooding;

        Assert.Equal("reader", full.Subject);
        Assert.Equal(["flooder", "reader"], Server.FindRoom("room")!.Participants.Select(participant => participant.Identity).Order());
    }

    /// <summary>Waits until the sender gets no further. What may be on its way is less than what would cost the reader its place.</summary>
    private async Task StallAsync()
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        int before;
        do
        {
            before = Volatile.Read(ref _sent);
            await pace.WaitForNextTickAsync();
            Assert.InRange((long)_sent * PacketBytes, 0, MostOnTheWay);
        }
        while (_sent > before);
    }

    /// <summary>Sends as fast as its own channel takes, as clients do.</summary>
    private async Task FloodAsync(WirePeer flooder)
    {
        var payload = ByteString.CopyFrom(new byte[PacketBytes]);
        for (uint number = 1; number <= Packets; number++)
        {
            await flooder.SendWhenTakenAsync(new DataPacket { User = new UserPacket { Payload = payload }, Sequence = number }, Patience);
            Volatile.Write(ref _sent, (int)number);
        }
    }
}

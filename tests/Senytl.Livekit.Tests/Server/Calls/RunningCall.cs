using System.Buffers.Binary;
using Google.Protobuf;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Server;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <summary>Two participants who go on talking while something happens to their server: sound one way, reliable data both ways.</summary>
internal sealed class RunningCall : IAsyncDisposable
{
    private const int PacketsPerMessage = 5;

    private static readonly TimeSpan PacketTime = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MachineWatch _machine = new();
    private readonly Arrivals _sound = new();
    private readonly Arrivals _toListener = new();
    private readonly Arrivals _toSpeaker = new();
    private readonly CancellationTokenSource _hangUp = new();
    private Task<(int Packets, int Messages)> _talking = Task.FromResult((0, 0));

    private RunningCall()
    {
        Listener = new WirePeer(packet => _sound.Add(Number(packet)), packet => _toListener.Add(Number(packet)));
        Speaker = new WirePeer(received: null, packet => _toSpeaker.Add(Number(packet)));
    }

    public WirePeer Speaker { get; }

    public WirePeer Listener { get; }

    public static async Task<RunningCall> StartAsync(LivekitServer server, string room)
    {
        var call = new RunningCall();
        call.Speaker.Tap.Keep(400);
        await call.Listener.JoinAsync(server.Url, room, "listener");
        await call.Speaker.JoinAsync(server.Url, room, "speaker");
        await call.Speaker.Subscribed.WaitAsync(Patience);
        call._talking = Task.Run(call.TalkAsync);
        await call.HearAsync(10);
        return call;
    }

    /// <summary>Ends when so many further packets of sound were heard.</summary>
    public Task HearAsync(int packets) => _sound.ReachAsync(_sound.Last + packets).WaitAsync(Patience);

    /// <summary>Hangs up, waits for what is under way, and judges: everything once, in order, and never a second of silence.</summary>
    public async Task EndAndJudgeAsync()
    {
        await _hangUp.CancelAsync();
        var (packets, messages) = await _talking;
        await _sound.JudgeAsync("sound", packets, _machine.Longest);
        await _toListener.JudgeAsync("data to the listener", messages, _machine.Longest);
        await _toSpeaker.JudgeAsync("data to the speaker", messages, _machine.Longest);
    }

    public async ValueTask DisposeAsync()
    {
        await _hangUp.CancelAsync();
        await _talking;
        await Speaker.DisposeAsync();
        await Listener.DisposeAsync();
        _hangUp.Dispose();
        _machine.Dispose();
    }

    private async Task<(int Packets, int Messages)> TalkAsync()
    {
        using var pace = new PeriodicTimer(PacketTime);
        var payload = new byte[80];
        var (packets, messages) = (0, 0);
        while (!_hangUp.IsCancellationRequested)
        {
            await pace.WaitForNextTickAsync();
            BinaryPrimitives.WriteInt32BigEndian(payload.AsSpan(1), packets);
            Assert.True(Speaker.Send((ushort)packets, payload));
            packets++;
            if (packets % PacketsPerMessage == 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(payload.AsSpan(1), messages);
                var message = new DataPacket { User = new UserPacket { Payload = ByteString.CopyFrom(payload), Topic = "call" }, Sequence = (uint)messages + 1 };
                Assert.True(Speaker.Send(message));
                Assert.True(Listener.Send(message));
                messages++;
            }
        }

        return (packets, messages);
    }

    private static int Number(RtpPacket packet) => BinaryPrimitives.ReadInt32BigEndian(packet.Payload[1..]);

    private static int Number(DataPacket packet) => BinaryPrimitives.ReadInt32BigEndian(packet.User.Payload.Span[1..]);
}

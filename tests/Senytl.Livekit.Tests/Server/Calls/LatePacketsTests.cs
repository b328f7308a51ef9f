using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Faults;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <summary>A rule that meets everything from the first connectivity check on.</summary>
public sealed class LatePacketsTests : ServerTests
{
    [Fact]
    public async Task Participants_join_and_talk_when_every_datagram_is_late()
    {
        using var late = Server.Faults.Add(new PacketRule { Kinds = PacketKinds.All, Delay = TimeSpan.FromMilliseconds(40) });
        var heard = new TaskCompletionSource<DataPacket>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listener = new WirePeer(_ => { }, packet => heard.TrySetResult(packet));
        await listener.JoinAsync(Server.Url, "room", "listener");
        await using var speaker = new WirePeer(received: null);
        await speaker.JoinAsync(Server.Url, "room", "speaker");

        Assert.True(speaker.Send(new DataPacket { User = new UserPacket { Topic = "late" }, Sequence = 1 }));

        Assert.Equal("late", (await heard.Task.WaitAsync(TimeSpan.FromSeconds(30))).User.Topic);
        Assert.Equal(2, Server.Events.Count(happened => happened.Kind == ServerEventKind.ParticipantActive));
    }
}

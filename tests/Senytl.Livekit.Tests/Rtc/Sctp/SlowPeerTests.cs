using Senytl.Livekit.Rtc.Sctp;
using Senytl.Livekit.Tests.Rtc.Network;

namespace Senytl.Livekit.Tests.Rtc.Sctp;

/// <summary>Paths and peers that are slow, though nothing is lost.</summary>
public class SlowPeerTests
{
    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(1500)]
    public void A_path_longer_than_the_timeout_carries_next_to_nothing_twice(int milliseconds)
    {
        var pair = Distant(milliseconds);
        pair.HostB.Captured = [];
        var messages = TransferTests.Batch(1, 100, 4096);
        messages.ForEach(message => pair.A.Send(1, message));

        Assert.True(pair.Run(() => pair.B.Messages.Count == 100, 300));

        var carried = pair.HostB.Captured.Sum(packet => packet.Length);
        Assert.True(carried < 1.2 * 100 * 4096, $"{carried} bytes were sent");
    }

    [Fact]
    public void A_path_that_becomes_long_is_measured_anew()
    {
        var pair = Distant(1);
        pair.A.Send(1, [1]);
        Assert.True(pair.Run(() => pair.A.Association.BufferedBytes == 0, 1));
        pair.Network.Delay = TimeSpan.FromMilliseconds(400);
        for (var i = 0; i < 20; i++)
        {
            pair.A.Send(1, new byte[1000]);
            pair.Network.Run(TimeSpan.FromSeconds(1));
        }

        pair.HostB.Captured = [];
        pair.A.Send(1, [2]);
        pair.Network.Run(TimeSpan.FromSeconds(5));

        Assert.Single(pair.HostB.Captured, packet => packet[12] == (byte)SctpChunkType.Data);
    }

    [Fact]
    public void On_a_long_path_without_loss_no_message_is_given_up()
    {
        var pair = Distant(400);
        for (var i = 0; i < 30; i++)
        {
            Assert.True(pair.A.Send(1, new byte[20_000], new SctpDelivery(true, 0, null)));
        }

        Assert.True(pair.Run(() => pair.A.Association.BufferedBytes == 0, 120));
        Assert.Equal(30, pair.B.Messages.Count);
    }

    [Fact]
    public void A_peer_that_has_no_room_for_a_minute_but_says_so_is_waited_for()
    {
        var pair = Distant(1);
        pair.B.Association.Withhold(new SctpOptions().ReceiveWindow, pair.Network.Now);
        for (var i = 0; i < 20; i++)
        {
            pair.A.Send(1, new byte[3000]);
        }

        pair.HostB.Captured = [];
        pair.Network.Run(OneMinute);

        Assert.Null(pair.A.Closed);
        Assert.Empty(pair.B.Messages);
        var probes = pair.HostB.Captured.Count(packet => packet[12] == (byte)SctpChunkType.Data);
        Assert.InRange(probes, 60, 400);

        pair.B.Association.Withhold(0, pair.Network.Now);
        Assert.True(pair.Run(() => pair.B.Messages.Count == 20, 1));
    }

    [Fact]
    public void A_peer_without_room_that_falls_silent_is_not()
    {
        var pair = Distant(1);
        pair.B.Association.Withhold(new SctpOptions().ReceiveWindow, pair.Network.Now);
        pair.A.Send(1, new byte[3000]);
        pair.Network.Run(OneMinute);

        pair.Network.Loss = 1;
        pair.Network.Run(OneMinute);

        Assert.Contains("acknowledged nothing", pair.A.Closed);
    }

    private static SctpPair Distant(int milliseconds)
    {
        var pair = new SctpPair(new VirtualNetwork(1, delay: TimeSpan.FromMilliseconds(milliseconds)));
        Assert.True(pair.Connect(seconds: 30));
        return pair;
    }
}

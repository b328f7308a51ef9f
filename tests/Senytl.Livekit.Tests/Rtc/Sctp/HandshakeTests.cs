using Senytl.Livekit.Rtc.Sctp;
using Senytl.Livekit.Tests.Rtc.Network;

namespace Senytl.Livekit.Tests.Rtc.Sctp;

public class HandshakeTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_or_both_ends_may_begin(bool both)
    {
        var pair = new SctpPair(new VirtualNetwork(1));

        Assert.True(pair.Connect(both, seconds: 0.1));

        Assert.Equal((1, 1), (pair.A.Connections, pair.B.Connections));
    }

    [Fact]
    public void Two_hundred_seeds_of_rough_network_all_connect_once_and_carry_data()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var pair = SctpPair.Rough(seed);

            Assert.True(pair.Connect(both: seed % 2 == 0, seconds: 20), $"seed {seed}: {pair.A.Association.State}, {pair.B.Association.State}");
            pair.A.Send(1, [1]);
            pair.B.Send(1, [2]);
            Assert.True(pair.Run(() => pair.A.Messages.Count == 1 && pair.B.Messages.Count == 1, 10), $"seed {seed}: no data");
            Assert.Equal((1, 1), (pair.A.Connections, pair.B.Connections));
        }
    }

    [Fact]
    public void Messages_queued_before_the_handshake_are_sent_after_it()
    {
        var pair = new SctpPair(new VirtualNetwork(1));
        Assert.True(pair.A.Send(3, [1, 2, 3]));

        Assert.True(pair.Connect());

        Assert.True(pair.Run(() => pair.B.Messages.Count == 1, 1));
        Assert.Equal((ushort)3, pair.B.Messages[0].Stream);
    }

    [Fact]
    public void A_peer_that_never_answers_ends_the_association_after_the_time_set()
    {
        var pair = new SctpPair(new VirtualNetwork(1, loss: 1), new SctpOptions { GiveUpAfter = TimeSpan.FromSeconds(3) });

        Assert.False(pair.Connect(both: false, seconds: 2.9));
        Assert.Null(pair.A.Closed);
        pair.Network.Run(TimeSpan.FromSeconds(1));

        Assert.Contains("handshake", pair.A.Closed);
        Assert.Equal(TimeSpan.MaxValue, pair.A.NextDeadline);
    }

    [Fact]
    public void A_cookie_of_somebody_else_opens_nothing()
    {
        var pair = new SctpPair(new VirtualNetwork(1));
        var stranger = new SctpPair(new VirtualNetwork(1));
        stranger.HostB.Captured = [];
        Assert.True(stranger.Connect(both: false));
        var cookieEcho = stranger.HostB.Captured.Single(packet => packet[12] == (byte)SctpChunkType.CookieEcho);

        SctpPair.Inject(pair.B, cookieEcho);

        Assert.Equal(SctpState.New, pair.B.Association.State);
    }

    [Fact]
    public void A_wrong_checksum_tag_or_port_is_dropped()
    {
        var pair = new SctpPair(new VirtualNetwork(1));
        Assert.True(pair.Connect());
        pair.HostB.Captured = [];
        pair.A.Send(1, [42]);
        Assert.True(pair.Run(() => pair.B.Messages.Count == 1, 1));
        var data = pair.HostB.Captured.Single(packet => packet[12] == (byte)SctpChunkType.Data);
        data[19]++;
        data[23]++;

        pair.B.Receive(default, data.AsSpan());
        SctpPair.Inject(pair.B, [.. data[..4], 9, 9, 9, 9, .. data[8..]]);
        SctpPair.Inject(pair.B, [9, 9, .. data[2..]]);
        Assert.Single(pair.B.Messages);

        SctpPair.Inject(pair.B, data);
        Assert.Equal(2, pair.B.Messages.Count);
    }
}

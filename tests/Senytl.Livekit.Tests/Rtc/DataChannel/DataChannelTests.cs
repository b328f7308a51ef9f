using Senytl.Livekit.Rtc.DataChannel;
using Senytl.Livekit.Tests.Rtc.Network;
using Senytl.Livekit.Tests.Rtc.PeerConnection;
using Senytl.Livekit.Tests.Rtc.Sctp;

namespace Senytl.Livekit.Tests.Rtc.DataChannel;

public class DataChannelTests
{
    private static readonly DataChannelOptions Reliable = new() { Label = "_reliable" };
    private static readonly DataChannelOptions Lossy = new() { Label = "_lossy", Ordered = false, MaxRetransmits = 0 };

    [Fact]
    public void Channels_open_with_their_options_on_odd_and_even_streams()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        var early = pair.Client.CreateDataChannel(Reliable);
        Assert.False(early.TrySend([1]));
        pair.Connect();
        pair.Server.CreateDataChannel(Lossy);

        Assert.True(pair.Run(() => pair.ServerSide.Opened.Count == 1 && pair.ClientSide.Opened.Count == 1 && early.State == DataChannelState.Open));

        Assert.Equal(Reliable, pair.ServerSide.Opened[0].Options);
        Assert.Equal(Lossy, pair.ClientSide.Opened[0].Options);
        Assert.Equal([(ushort?)0, (ushort?)1], [early.Id, pair.ClientSide.Opened[0].Id]);
        Assert.Contains((early, DataChannelState.Open), pair.ClientSide.ChannelStates);
    }

    [Fact]
    public void Rough_network_with_DTLS_delivers_128_messages_of_4_KB_in_order_both_ways()
    {
        for (var seed = 0; seed < 8; seed++)
        {
            using var pair = new PeerPair(new VirtualNetwork(seed, loss: 0.2, duplicate: 0.1, jitter: TimeSpan.FromMilliseconds(15)));
            var mine = pair.Client.CreateDataChannel(Reliable);
            pair.Connect();
            Assert.True(pair.Run(() => mine.State == DataChannelState.Open, 20));
            var theirs = pair.ServerSide.Opened.Single();
            var (up, down) = (TransferTests.Batch(seed, 128, 4096), TransferTests.Batch(-seed, 128, 4096));
            Assert.All(up, message => Assert.True(mine.TrySend(message)));
            Assert.All(down, message => Assert.True(theirs.TrySend(message)));

            Assert.True(pair.Run(() => pair.ClientSide.Messages.Count == 128 && pair.ServerSide.Messages.Count == 128, 120), $"seed {seed}");

            Assert.Equal(up, pair.ServerSide.Messages.Select(message => message.Content));
            Assert.Equal(down, pair.ClientSide.Messages.Select(message => message.Content));
            Assert.True(pair.Run(() => mine.BufferedAmount == 0, 10));
        }
    }

    [Fact]
    public void Text_bytes_and_empty_messages_keep_their_kind()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        var channel = Open(pair);

        channel.TrySend("grüße"u8, binary: false);
        channel.TrySend([0, 255]);
        channel.TrySend([], binary: false);
        channel.TrySend([]);

        Assert.True(pair.Run(() => pair.ServerSide.Messages.Count == 4));
        Assert.Equal([false, true, false, true], pair.ServerSide.Messages.Select(message => message.Binary));
        Assert.Equal([7, 2, 0, 0], pair.ServerSide.Messages.Select(message => message.Content.Length));
    }

    [Fact]
    public void Closing_first_delivers_what_was_queued_and_closes_the_other_side_too()
    {
        using var pair = new PeerPair(new VirtualNetwork(7, loss: 0.1));
        var channel = Open(pair);
        for (var i = 0; i < 50; i++)
        {
            channel.TrySend(new byte[4000]);
        }

        channel.Close();
        Assert.False(channel.TrySend([1]));

        Assert.True(pair.Run(() => channel.State == DataChannelState.Closed && pair.ServerSide.Opened[0].State == DataChannelState.Closed, 30));
        Assert.Equal(50, pair.ServerSide.Messages.Count);
        Assert.Empty(pair.Client.DataChannels);
        Assert.Empty(pair.Server.DataChannels);

        var again = pair.Client.CreateDataChannel(Reliable);
        Assert.True(pair.Run(() => again.State == DataChannelState.Open, 10));
        Assert.Equal(channel.Id, again.Id);
        Assert.True(again.TrySend([9]));
        Assert.True(pair.Run(() => pair.ServerSide.Messages.Count == 51, 10));
    }

    [Fact]
    public void Bounds_hold_for_message_size_buffer_and_number_of_channels()
    {
        using var pair = new PeerPair(new VirtualNetwork(1), options => options with { MaxBufferedBytes = 100_000, MaxDataChannels = 2 });
        var channel = Open(pair);

        Assert.False(channel.TrySend(new byte[65537]));
        Assert.True(channel.TrySend(new byte[65536]));
        Assert.False(channel.TrySend(new byte[50_000]));
        Assert.Equal(65536, channel.BufferedAmount);
        Assert.True(pair.Run(() => pair.ClientSide.BufferedAmountLow == 1));
        Assert.Equal(0, channel.BufferedAmount);

        pair.Client.CreateDataChannel(Reliable);
        var error = Assert.Throws<InvalidOperationException>(() => pair.Client.CreateDataChannel(Reliable));
        Assert.Contains("limit", error.Message);
        pair.Server.CreateDataChannel(Reliable);
        pair.Network.Run(TimeSpan.FromSeconds(1));
        Assert.Empty(pair.ClientSide.Opened);
    }

    [Fact]
    public void A_channel_made_while_the_send_buffer_is_full_opens_when_there_is_room()
    {
        using var pair = new PeerPair(new VirtualNetwork(1), options => options with { MaxBufferedBytes = 70_000 });
        var channel = Open(pair);
        pair.Network.Run(TimeSpan.FromSeconds(1));
        Assert.True(channel.TrySend(new byte[65_536]));
        Assert.True(channel.TrySend(new byte[70_000 - 65_536]));

        var second = pair.Client.CreateDataChannel(Lossy);
        var third = pair.Client.CreateDataChannel(Reliable);
        third.Close();
        Assert.Equal(DataChannelState.Closed, third.State);

        Assert.True(pair.Run(() => second.State == DataChannelState.Open && pair.ServerSide.Opened.Count == 2));
        Assert.Equal(Lossy, pair.ServerSide.Opened[1].Options);
    }

    [Fact]
    public void Closing_the_connection_closes_every_channel()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        var channel = Open(pair);

        pair.Server.Close();
        pair.Network.Run(TimeSpan.FromSeconds(1));

        Assert.Equal((DataChannelState.Closed, null), (channel.State, channel.Failure));
        Assert.Equal((DataChannelState.Closed, null), (pair.ServerSide.Opened[0].State, pair.ServerSide.Opened[0].Failure));
        Assert.False(channel.TrySend([1]));
        Assert.Throws<InvalidOperationException>(() => pair.Server.CreateDataChannel(Reliable));
    }

    [Fact]
    public void A_negotiated_channel_needs_no_opening_message()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        var options = Reliable with { NegotiatedId = 100 };
        var (mine, theirs) = (pair.Client.CreateDataChannel(options), pair.Server.CreateDataChannel(options));
        pair.Connect();
        Assert.True(pair.Run(() => mine.State == DataChannelState.Open && theirs.State == DataChannelState.Open));

        mine.TrySend([1]);

        Assert.True(pair.Run(() => pair.ServerSide.Messages.Count == 1));
        Assert.Same(theirs, pair.ServerSide.Messages[0].Channel);
        Assert.Empty(pair.ServerSide.Opened);
    }

    private static RtcDataChannel Open(PeerPair pair)
    {
        var channel = pair.Client.CreateDataChannel(Reliable);
        pair.Connect();
        Assert.True(pair.Run(() => channel.State == DataChannelState.Open && pair.ServerSide.Opened.Count == 1, 10));
        return channel;
    }
}

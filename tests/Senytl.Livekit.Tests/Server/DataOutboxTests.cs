using Senytl.Livekit.Rtc.DataChannel;
using Senytl.Livekit.Server.Media;
using Senytl.Livekit.Tests.Rtc.Network;
using Senytl.Livekit.Tests.Rtc.PeerConnection;
using Senytl.Testing;

namespace Senytl.Livekit.Tests.Server;

public sealed class DataOutboxTests : IDisposable
{
    private static readonly byte[] Packet = new byte[60_000];

    private readonly ManualClock _clock = new();
    private readonly List<string> _told = [];
    private readonly DataInlet _inlet;
    private readonly DataOutbox _outbox;

    public DataOutboxTests()
    {
        _inlet = new DataInlet(() => _told.Add("hold"), () => _told.Add("release"));
        _outbox = new DataOutbox(_clock, () => _told.Add("filled"), () => _told.Add("stuck"), (length, longest) => _told.Add($"dropped {length}, takes {longest}"));
    }

    [Fact]
    public void A_receiver_that_takes_nothing_is_given_up_when_senders_have_waited_for_ten_seconds()
    {
        Fill();
        Assert.Equal(["hold", "filled"], _told);

        _clock.Advance(DataOutbox.Patience - TimeSpan.FromMilliseconds(1));
        Assert.DoesNotContain("stuck", _told);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(["hold", "filled", "stuck"], _told);
    }

    [Fact]
    public void Senders_go_on_when_their_receiver_is_gone_and_nobody_is_given_up_then()
    {
        Fill();

        _outbox.Dispose();
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(["hold", "filled", "release"], _told);
        Assert.True(_outbox.SendReliable(Packet, _inlet));
    }

    [Fact]
    public void A_sender_waits_until_the_last_of_its_full_receivers_is_free()
    {
        using var other = new DataOutbox(_clock, () => { }, () => { }, (_, _) => { });
        Fill();
        Fill(other);

        other.Dispose();
        Assert.DoesNotContain("release", _told);
        _outbox.Dispose();

        Assert.Equal(["hold", "filled", "hold", "release"], _told);
    }

    [Fact]
    public void What_nobody_can_be_made_to_wait_for_is_refused_at_the_capacity_however_small_the_packets()
    {
        var taken = 0;
        while (_outbox.SendReliable(Array.Empty<byte>(), from: null))
        {
            taken++;
        }

        Assert.InRange(taken, 1, DataOutbox.Capacity / 64);
        Assert.Empty(_told);
    }

    [Fact]
    public void A_packet_longer_than_its_receiver_takes_is_dropped_and_those_behind_it_arrive()
    {
        using var pair = new PeerPair(new VirtualNetwork(1), options => options with { MaxMessageSize = 10_000 });
        pair.Client.CreateDataChannel(new DataChannelOptions { Label = "_reliable" });
        pair.Connect();
        Assert.True(pair.Run(() => pair.ServerSide.Opened.Count == 1));
        _outbox.Reliable = pair.ServerSide.Opened[0];

        Assert.True(_outbox.SendReliable(new byte[10_000], from: null));
        Assert.True(_outbox.SendReliable(new byte[10_001], from: null));
        Assert.True(_outbox.SendReliable(new byte[5], from: null));

        Assert.True(pair.Run(() => pair.ClientSide.Messages.Count == 2));
        Assert.Equal([10_000, 5], pair.ClientSide.Messages.Select(message => message.Content.Length));
        Assert.Equal(["dropped 10001, takes 10000"], _told);
    }

    public void Dispose() => _outbox.Dispose();

    private void Fill() => Fill(_outbox);

    private void Fill(DataOutbox outbox)
    {
        for (var bytes = 0; bytes <= DataOutbox.HighMark; bytes += Packet.Length)
        {
            Assert.True(outbox.SendReliable(Packet, _inlet));
        }
    }
}

using Senytl.Livekit.Rtc.Sctp;
using Senytl.Livekit.Tests.Rtc.Network;

namespace Senytl.Livekit.Tests.Rtc.Sctp;

public class ResetAndEndTests
{
    [Fact]
    public void A_reset_waits_for_what_was_queued_and_the_stream_begins_anew()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var pair = SctpPair.Rough(seed);
            Assert.True(pair.Connect(seconds: 20));
            TransferTests.Batch(seed, 20, 3000).ForEach(message => pair.A.Send(4, message));
            pair.A.Send(6, [1]);

            pair.A.Reset(4);
            Assert.True(pair.Run(() => pair.A.OutgoingResets.Count == 1 && pair.B.IncomingResets.Count == 1, 60), $"seed {seed}: no reset");
            Assert.Equal(20, pair.B.Messages.Count(message => message.Stream == 4));

            pair.A.Send(4, [9]);
            pair.A.Send(6, [2]);
            Assert.True(pair.Run(() => pair.B.Messages.Count == 23, 20), $"seed {seed}: nothing after the reset");
            Assert.Equal((4, 4), (pair.A.OutgoingResets.Single(), pair.B.IncomingResets.Single()));
        }
    }

    [Fact]
    public void Both_ends_may_reset_many_streams_at_once()
    {
        var pair = SctpPair.Rough(77);
        Assert.True(pair.Connect(seconds: 20));
        for (ushort stream = 0; stream < 50; stream++)
        {
            pair.A.Send(stream, [1]);
            pair.B.Send(stream, [2]);
            pair.A.Reset(stream);
            pair.B.Reset(stream);
        }

        Assert.True(pair.Run(() => pair.A.OutgoingResets.Count == 50 && pair.B.OutgoingResets.Count == 50, 60));
        Assert.Equal(50, pair.A.IncomingResets.Distinct().Count());
        Assert.Equal(50, pair.B.IncomingResets.Distinct().Count());
    }

    [Fact]
    public void A_shutdown_first_delivers_everything()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var pair = SctpPair.Rough(seed);
            Assert.True(pair.Connect(seconds: 20));
            TransferTests.Batch(seed, 30, 2000).ForEach(message => pair.A.Send(1, message));
            TransferTests.Batch(seed, 30, 2000).ForEach(message => pair.B.Send(1, message));

            pair.A.Shutdown();
            Assert.False(pair.A.Send(1, [1]));

            Assert.True(pair.Run(() => pair.A.Closed is not null, 60), $"seed {seed}: {pair.A.Association.State}");
            Assert.Equal((30, 30), (pair.A.Messages.Count, pair.B.Messages.Count));
            Assert.True(pair.Run(() => pair.B.Closed is not null, 60), $"seed {seed}: {pair.B.Association.State}");
        }
    }

    [Fact]
    public void An_abort_ends_both_ends_and_all_timers()
    {
        var pair = new SctpPair(new VirtualNetwork(1));
        Assert.True(pair.Connect());

        pair.A.Association.Abort("enough");
        pair.Network.Run(TimeSpan.FromMilliseconds(10));

        Assert.Equal("enough", pair.A.Closed);
        Assert.Contains("aborted", pair.B.Closed);
        Assert.Equal(TimeSpan.MaxValue, pair.A.NextDeadline);
        Assert.Equal(TimeSpan.MaxValue, pair.B.NextDeadline);
    }

    [Fact]
    public void An_idle_path_is_probed_and_answers()
    {
        var pair = new SctpPair(new VirtualNetwork(1));
        Assert.True(pair.Connect());
        pair.HostA.Captured = [];

        pair.Network.Run(TimeSpan.FromSeconds(31));

        Assert.Equal(2, pair.HostA.Captured.Count(packet => packet[12] == (byte)SctpChunkType.HeartbeatAck));
        Assert.True(pair.BothEstablished);
    }
}

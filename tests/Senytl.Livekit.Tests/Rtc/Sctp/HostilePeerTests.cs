using System.Buffers.Binary;
using Senytl.Livekit.Rtc.Sctp;
using Senytl.Livekit.Tests.Rtc.Network;

namespace Senytl.Livekit.Tests.Rtc.Sctp;

public class HostilePeerTests
{
    [Fact]
    public void Mutated_packets_raise_no_exception_and_buffers_stay_bounded()
    {
        var random = new Random(4711);
        var captured = Capture();
        for (var round = 0; round < 60; round++)
        {
            var pair = new SctpPair(new VirtualNetwork(round), new SctpOptions { ReceiveWindow = 100_000, SendBuffer = 100_000 });
            Assert.True(pair.Connect());
            var tag = new ForgedData(pair).Tag;
            for (var i = 0; i < 400; i++)
            {
                byte[] packet = [.. captured[random.Next(captured.Count)]];
                BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), tag);
                for (var changes = random.Next(0, 8); changes > 0; changes--)
                {
                    packet[random.Next(12, packet.Length)] = (byte)random.Next(256);
                }

                SctpPair.Inject(pair.B, packet[..random.Next(4, packet.Length + 1)]);
            }

            pair.Network.Run(TimeSpan.FromSeconds(1));
            Assert.InRange(pair.B.Association.BufferedBytes, 0, 100_000);
        }
    }

    [Fact]
    public void A_peer_that_never_fills_the_first_gap_is_held_to_the_window()
    {
        var pair = new SctpPair(new VirtualNetwork(1), new SctpOptions { ReceiveWindow = 50_000 });
        Assert.True(pair.Connect());
        var forged = new ForgedData(pair);
        for (var i = 1u; i < 500; i++)
        {
            forged.Send(i, flags: 3, number: (ushort)i, new byte[1000]);
        }

        Assert.Empty(pair.B.Messages);
        Assert.Null(pair.B.Closed);

        forged.Send(0, flags: 3, number: 0, new byte[1000]);
        Assert.Equal(1 + (50_000 / (1000 + Reassembly.Overhead)), pair.B.Messages.Count);
    }

    [Fact]
    public void Data_far_ahead_is_refused_and_a_wild_forward_TSN_is_survived()
    {
        var pair = new SctpPair(new VirtualNetwork(1));
        Assert.True(pair.Connect());
        var forged = new ForgedData(pair);

        forged.Send(ReceivedTsns.Reach + 5, flags: 3, number: 0, new byte[10]);
        Assert.Empty(pair.B.Messages);

        forged.GiveUpTo(1_000_000_000);
        forged.Send(1_000_000_001, flags: 7, number: 0, new byte[10]);

        Assert.Single(pair.B.Messages);
    }

    private static List<byte[]> Capture()
    {
        var pair = SctpPair.Rough(1);
        pair.HostB.Captured = [];
        Assert.True(pair.Connect(seconds: 20));
        TransferTests.Batch(1, 20, 3000).ForEach(message => pair.A.Send(1, message));
        TransferTests.Batch(1, 20, 500).ForEach(message => pair.A.Send(2, message, new SctpDelivery(false, 0, null)));
        TransferTests.Batch(1, 5, 500).ForEach(message => pair.B.Send(2, message));
        pair.A.Reset(1);
        pair.Network.Run(TimeSpan.FromSeconds(5));
        pair.Network.Loss = 0;
        pair.Network.Run(TimeSpan.FromSeconds(20));
        pair.A.Shutdown();
        pair.Network.Run(TimeSpan.FromSeconds(5));
        var types = pair.HostB.Captured.Select(packet => (SctpChunkType)packet[12]).ToHashSet();
        Assert.Superset(new HashSet<SctpChunkType> { SctpChunkType.Data, SctpChunkType.Sack, SctpChunkType.Heartbeat, SctpChunkType.Reconfig }, types);
        return pair.HostB.Captured;
    }
}

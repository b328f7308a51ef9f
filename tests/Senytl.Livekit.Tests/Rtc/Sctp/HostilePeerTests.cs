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
            var tag = TagOf(pair);
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
        var (tag, first) = (TagOf(pair), FirstTsn(pair));
        for (var i = 1u; i < 500; i++)
        {
            SctpPair.Inject(pair.B, Data(tag, first + i, flags: 3, number: (ushort)i, length: 1000));
        }

        Assert.Empty(pair.B.Messages);
        Assert.Null(pair.B.Closed);

        SctpPair.Inject(pair.B, Data(tag, first, flags: 3, number: 0, length: 1000));
        Assert.Equal(51, pair.B.Messages.Count);
    }

    [Fact]
    public void A_message_larger_than_the_window_ends_only_that_association()
    {
        var pair = new SctpPair(new VirtualNetwork(1), new SctpOptions { ReceiveWindow = 50_000 });
        Assert.True(pair.Connect());
        var (tag, first) = (TagOf(pair), FirstTsn(pair));
        for (var i = 0u; i < 60; i++)
        {
            SctpPair.Inject(pair.B, Data(tag, first + i, flags: i == 0 ? (byte)2 : (byte)0, number: 0, length: 1000));
        }

        Assert.Contains("larger than the receive window", pair.B.Closed);
    }

    [Fact]
    public void Data_far_ahead_is_refused_and_a_wild_forward_TSN_is_survived()
    {
        var pair = new SctpPair(new VirtualNetwork(1));
        Assert.True(pair.Connect());
        var (tag, first) = (TagOf(pair), FirstTsn(pair));

        SctpPair.Inject(pair.B, Data(tag, first + ReceivedTsns.Reach + 5, flags: 3, number: 0, length: 10));
        Assert.Empty(pair.B.Messages);

        var forward = new byte[20];
        Header(forward, tag);
        (forward[12], forward[15]) = ((byte)SctpChunkType.ForwardTsn, 8);
        BinaryPrimitives.WriteUInt32BigEndian(forward.AsSpan(16), first + 1_000_000_000);
        SctpPair.Inject(pair.B, forward);
        SctpPair.Inject(pair.B, Data(tag, first + 1_000_000_001, flags: 7, number: 0, length: 10));

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

    private static uint TagOf(SctpPair pair)
    {
        pair.HostB.Captured = [];
        pair.A.Send(0, [0]);
        Assert.True(pair.Run(() => pair.B.Messages.Count == 1, 1));
        pair.B.Messages.Clear();
        return BinaryPrimitives.ReadUInt32BigEndian(pair.HostB.Captured[0].AsSpan(4));
    }

    private static uint FirstTsn(SctpPair pair) =>
        BinaryPrimitives.ReadUInt32BigEndian(pair.HostB.Captured!.Single(packet => packet[12] == 0).AsSpan(16)) + 1;

    private static byte[] Data(uint tag, uint tsn, byte flags, ushort number, int length)
    {
        var packet = new byte[28 + length];
        Header(packet, tag);
        packet[13] = flags;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(14), (ushort)(16 + length));
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(16), tsn);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(20), 9);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(22), number);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(24), 53);
        return packet;
    }

    private static void Header(byte[] packet, uint tag)
    {
        BinaryPrimitives.WriteUInt16BigEndian(packet, 5000);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), 5000);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), tag);
    }
}

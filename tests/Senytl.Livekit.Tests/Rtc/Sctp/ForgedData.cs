using System.Buffers.Binary;
using Senytl.Livekit.Rtc.Sctp;

namespace Senytl.Livekit.Tests.Rtc.Sctp;

/// <summary>What a peer of B could say in the name of A. Its chunks are numbered from 0, from the next TSN of A.</summary>
internal sealed class ForgedData
{
    private const int Header = 12;
    private const int ChunkHeader = 16;

    private readonly SctpPair _pair;
    private readonly uint _first;

    public ForgedData(SctpPair pair)
    {
        _pair = pair;
        pair.HostB.Captured = [];
        pair.A.Send(0, [0]);
        Assert.True(pair.Run(() => pair.B.Messages.Count == 1, 1));
        pair.B.Messages.Clear();
        Tag = BinaryPrimitives.ReadUInt32BigEndian(pair.HostB.Captured[0].AsSpan(4));
        _first = BinaryPrimitives.ReadUInt32BigEndian(pair.HostB.Captured.Single(packet => packet[Header] == (byte)SctpChunkType.Data).AsSpan(Header + 4)) + 1;
    }

    /// <summary>The verification tag of B.</summary>
    public uint Tag { get; }

    public void Send(uint chunk, byte flags, ushort number, byte[] content)
    {
        var packet = Packet(SctpChunkType.Data, flags, ChunkHeader + content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(Header + 4), _first + chunk);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(Header + 8), 9);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(Header + 10), number);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(Header + 12), 53);
        content.CopyTo(packet, Header + ChunkHeader);
        SctpPair.Inject(_pair.B, packet);
    }

    /// <summary>FORWARD TSN; with a number, it is given up on the stream that chunks are sent on.</summary>
    public void GiveUpTo(uint chunk, ushort? number = null)
    {
        var packet = Packet(SctpChunkType.ForwardTsn, flags: 0, number is null ? 8 : 12);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(Header + 4), _first + chunk);
        if (number is { } skipped)
        {
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(Header + 8), 9);
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(Header + 10), skipped);
        }

        SctpPair.Inject(_pair.B, packet);
    }

    /// <summary>Asks that a stream be reset after a chunk. Requests are numbered from 0, too.</summary>
    public void Reset(uint request, uint lastChunk, ushort stream)
    {
        var packet = Packet(SctpChunkType.Reconfig, flags: 0, 22);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(Header + 4), SctpParameter.OutgoingReset);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(Header + 6), 18);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(Header + 8), _first - 1 + request);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(Header + 16), _first + lastChunk);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(Header + 20), stream);
        SctpPair.Inject(_pair.B, packet);
    }

    private byte[] Packet(SctpChunkType type, byte flags, int length)
    {
        var packet = new byte[Header + ((length + 3) & ~3)];
        BinaryPrimitives.WriteUInt16BigEndian(packet, 5000);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), 5000);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), Tag);
        (packet[Header], packet[Header + 1]) = ((byte)type, flags);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(Header + 2), (ushort)length);
        return packet;
    }
}

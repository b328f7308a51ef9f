using System.Buffers.Binary;
using Senytl.Livekit.Rtc.Sctp;
using Senytl.Livekit.Rtc.Stun;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Tests.Rtc.Sctp;

/// <summary>The answer to a request to reset streams (RFC 6525 section 4.4).</summary>
internal readonly record struct ResetAnswer(uint Request, uint Result)
{
    public const uint Performed = 1;
    public const uint InProgress = 6;

    private const int Chunk = 12;

    /// <summary>The answers among packets, in their order.</summary>
    public static IEnumerable<ResetAnswer> In(IEnumerable<byte[]> packets) =>
        from packet in packets
        where IsReconfig(packet, SctpParameter.ReconfigResponse)
        select new ResetAnswer(Number(packet, 8), Number(packet, 12));

    private static bool IsReconfig(ReadOnlySpan<byte> packet, ushort parameter) =>
        packet[Chunk] == (byte)SctpChunkType.Reconfig && BinaryPrimitives.ReadUInt16BigEndian(packet[(Chunk + 4)..]) == parameter;

    private static uint Number(ReadOnlySpan<byte> packet, int offset) => BinaryPrimitives.ReadUInt32BigEndian(packet[(Chunk + offset)..]);

    /// <summary>Stands before B and answers its first request for ever with what it answered at first, as a peer may that looks at the number only.</summary>
    public sealed class Stubborn(SctpPair pair) : IDatagramPeer
    {
        private uint? _first;

        public List<uint> Requests { get; } = [];

        public TimeSpan NextDeadline => pair.B.NextDeadline;

        public void Advance() => pair.B.Advance();

        public void Receive(TransportAddress from, Span<byte> datagram)
        {
            if (!IsReconfig(datagram, SctpParameter.OutgoingReset))
            {
                pair.B.Receive(from, datagram);
                return;
            }

            var request = Number(datagram, 8);
            Requests.Add(request);
            _first ??= request;
            Answer(request, request == _first ? InProgress : Performed);
        }

        private void Answer(uint request, uint result)
        {
            var packet = new byte[Chunk + 16];
            pair.HostA.Captured!.Last().AsSpan(0, Chunk).CopyTo(packet);
            packet.AsSpan(8, 4).Clear();
            packet[Chunk] = (byte)SctpChunkType.Reconfig;
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(Chunk + 2), 16);
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(Chunk + 4), SctpParameter.ReconfigResponse);
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(Chunk + 6), 12);
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(Chunk + 8), request);
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(Chunk + 12), result);
            SctpPair.Inject(pair.A, packet);
        }
    }
}

using System.Buffers.Binary;
using System.Numerics;

namespace Senytl.Livekit.Rtc.Rtcp;

/// <summary>The lost packets that a generic NACK names (RFC 4585 section 6.2.1): a number and a mask of the 16 after it.</summary>
internal static class RtcpNack
{
    /// <summary>Unpacks the numbers into <paramref name="destination"/>; what does not fit is left out.</summary>
    /// <returns>How many were written.</returns>
    public static int Read(RtcpPacket packet, Span<ushort> destination)
    {
        var count = 0;
        for (var pairs = packet.Body[8..]; pairs.Length >= 4; pairs = pairs[4..])
        {
            var first = BinaryPrimitives.ReadUInt16BigEndian(pairs);
            for (var mask = (BinaryPrimitives.ReadUInt16BigEndian(pairs[2..]) << 1) | 1; mask != 0; mask &= mask - 1)
            {
                if (count == destination.Length)
                {
                    return count;
                }

                destination[count++] = (ushort)(first + BitOperations.TrailingZeroCount(mask));
            }
        }

        return count;
    }

    /// <summary>Packs ascending numbers into pairs.</summary>
    /// <returns>Bytes written.</returns>
    public static int Write(ReadOnlySpan<ushort> lost, Span<byte> destination)
    {
        var length = 0;
        for (var i = 0; i < lost.Length && length + 4 <= destination.Length; length += 4)
        {
            var first = lost[i++];
            var mask = 0;
            for (; i < lost.Length && (ushort)(lost[i] - first) is >= 1 and <= 16; i++)
            {
                mask |= 1 << ((ushort)(lost[i] - first) - 1);
            }

            BinaryPrimitives.WriteUInt16BigEndian(destination[length..], first);
            BinaryPrimitives.WriteUInt16BigEndian(destination[(length + 2)..], (ushort)mask);
        }

        return length;
    }
}

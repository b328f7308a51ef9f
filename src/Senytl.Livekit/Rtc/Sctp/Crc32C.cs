using System.Buffers.Binary;
using System.Numerics;

namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>The checksum of SCTP packets: CRC-32 with the Castagnoli polynomial (RFC 9260 appendix A).</summary>
internal static class Crc32C
{
    /// <summary>The checksum of a packet whose checksum field counts as zero.</summary>
    public static uint Compute(ReadOnlySpan<byte> packet)
    {
        var crc = Update(uint.MaxValue, packet[..8]);
        crc = BitOperations.Crc32C(crc, 0u);
        return ~Update(crc, packet[12..]);
    }

    /// <summary>The plain checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => ~Update(uint.MaxValue, bytes);

    private static uint Update(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return crc;
    }
}

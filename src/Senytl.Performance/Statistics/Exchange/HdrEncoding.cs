using System.Buffers.Binary;
using System.IO.Compression;

namespace Senytl.Performance.Statistics;

/// <summary>Counts in the V2 compressed encoding of HdrHistogram, as base64: other tools plot and merge it.</summary>
/// <remarks>Cookie, length, zlib stream; in it a header of 40 bytes, big endian, then the counts.</remarks>
internal static class HdrEncoding
{
    private const int Cookie = 0x1c849303 | 0x10;
    private const int CompressedCookie = 0x1c849304 | 0x10;
    private const int HeaderLength = 40;

    /// <summary>The base64 text.</summary>
    public static string Encode(HdrCounts counts)
    {
        using var compressed = new MemoryStream();
        compressed.Write(new byte[8]);
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Payload(counts));
        }

        var bytes = compressed.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(bytes, CompressedCookie);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), bytes.Length - 8);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>What is compressed: header and counts.</summary>
    public static byte[] Payload(HdrCounts counts)
    {
        var bytes = new byte[HeaderLength + counts.Packed.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Cookie);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), counts.Packed.Length);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), 0);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(12), HdrLayout.Digits);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), 1);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(24), Math.Max(2, counts.Max));
        BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(32), 1);
        counts.Packed.CopyTo(bytes.AsSpan(HeaderLength));
        return bytes;
    }
}

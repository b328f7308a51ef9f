using System.Buffers.Binary;
using System.IO.Compression;

namespace Senytl.Performance.Statistics;

/// <summary>A distribution in the V2 compressed encoding of HdrHistogram, as base64: other tools plot and merge it.</summary>
/// <remarks>
/// Cookie, length, zlib stream; in it a header of 40 bytes, big endian, then the counts as ZigZag LEB128 of at most nine bytes, where
/// a negative count stands for a run of empty buckets.
/// </remarks>
internal static class HdrEncoding
{
    private const int Cookie = 0x1c849303 | 0x10;
    private const int CompressedCookie = 0x1c849304 | 0x10;
    private const int HeaderLength = 40;

    /// <summary>The base64 text.</summary>
    public static string Encode(Distribution distribution)
    {
        using var compressed = new MemoryStream();
        compressed.Write(new byte[8]);
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Payload(distribution));
        }

        var bytes = compressed.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(bytes, CompressedCookie);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), bytes.Length - 8);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>What is compressed: header and counts.</summary>
    public static byte[] Payload(Distribution distribution)
    {
        using var counts = new MemoryStream();
        var next = 0;
        foreach (var (index, count) in Counts(distribution))
        {
            if (index > next)
            {
                WriteWord(counts, index - next == 1 ? 0 : next - index);
            }

            WriteWord(counts, count);
            next = index + 1;
        }

        var bytes = new byte[HeaderLength + counts.Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Cookie);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), (int)counts.Length);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), 0);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(12), HdrLayout.Digits);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), 1);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(24), Math.Max(2, distribution.Count == 0 ? 2 : distribution.Max));
        BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(32), 1);
        counts.ToArray().CopyTo(bytes, HeaderLength);
        return bytes;
    }

    private static SortedDictionary<int, long> Counts(Distribution distribution)
    {
        var counts = new SortedDictionary<int, long>();
        foreach (var (value, count) in distribution.ValueCounts())
        {
            var index = HdrLayout.IndexOf(value);
            counts[index] = counts.GetValueOrDefault(index) + count;
        }

        return counts;
    }

    private static void WriteWord(Stream stream, long value)
    {
        var word = (ulong)((value << 1) ^ (value >> 63));
        for (var i = 0; i < 8 && word >= 0x80; i++)
        {
            stream.WriteByte((byte)(word | 0x80));
            word >>= 7;
        }

        stream.WriteByte((byte)word);
    }
}

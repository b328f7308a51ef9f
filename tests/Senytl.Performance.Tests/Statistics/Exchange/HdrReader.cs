using System.Buffers.Binary;
using System.IO.Compression;

namespace Senytl.Performance.Statistics;

/// <summary>Reads the V2 compressed encoding of HdrHistogram, for comparison.</summary>
internal static class HdrReader
{
    public static byte[] Payload(string base64)
    {
        var bytes = Convert.FromBase64String(base64);
        Assert.Equal(0x1c849314, BinaryPrimitives.ReadInt32BigEndian(bytes));
        Assert.Equal(bytes.Length - 8, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4)));
        using var zlib = new ZLibStream(new MemoryStream(bytes, 8, bytes.Length - 8), CompressionMode.Decompress);
        using var payload = new MemoryStream();
        zlib.CopyTo(payload);
        return payload.ToArray();
    }

    /// <summary>The smallest value of each bucket that holds something, and its count; three digits, unit 1.</summary>
    public static List<(long Low, long Count)> Counts(string base64)
    {
        var payload = Payload(base64);
        Assert.Equal(0x1c849313, BinaryPrimitives.ReadInt32BigEndian(payload));
        Assert.Equal(payload.Length - 40, BinaryPrimitives.ReadInt32BigEndian(payload.AsSpan(4)));
        var counts = new List<(long, long)>();
        var index = 0L;
        for (var at = 40; at < payload.Length;)
        {
            var word = ReadWord(payload, ref at);
            if (word > 0)
            {
                counts.Add((Low(index), word));
            }

            index += word < 0 ? -word : 1;
        }

        return counts;
    }

    private static long Low(long index)
    {
        var shift = Math.Max(0, (index >> 10) - 1);
        return (index - (shift << 10)) << (int)shift;
    }

    private static long ReadWord(byte[] payload, ref int at)
    {
        var word = 0UL;
        for (var i = 0; ; i++)
        {
            var next = payload[at++];
            if (i == 8 || next < 0x80)
            {
                word |= (ulong)next << (7 * i);
                return (long)(word >> 1) ^ -(long)(word & 1);
            }

            word |= (ulong)(next & 0x7f) << (7 * i);
        }
    }
}

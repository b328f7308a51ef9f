using System.Buffers.Binary;

namespace Senytl.ModelServer;

/// <summary>The head of a RIFF WAVE file with PCM data (Microsoft and IBM, Multimedia Programming Interface, 1991).</summary>
internal static class WavHeader
{
    public const int Length = 44;

    /// <summary>Writes the head of a mono 16-bit file.</summary>
    public static void Write(Span<byte> target, int dataBytes, int sampleRate)
    {
        "RIFF"u8.CopyTo(target);
        BinaryPrimitives.WriteInt32LittleEndian(target[4..], Length - 8 + dataBytes);
        "WAVEfmt "u8.CopyTo(target[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(target[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(target[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(target[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(target[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(target[28..], sampleRate * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(target[32..], sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(target[34..], 16);
        "data"u8.CopyTo(target[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(target[40..], dataBytes);
    }

    /// <summary>The playing time of a file of which the first bytes are known; false for anything but a sound WAV head.</summary>
    /// <remarks>Counts the bytes that are there, since writers that stream leave the length in the head open.</remarks>
    public static bool TryReadDuration(ReadOnlySpan<byte> head, long fileLength, out TimeSpan duration)
    {
        duration = default;
        if (head.Length < 12 || !head.StartsWith("RIFF"u8) || !head[8..].StartsWith("WAVE"u8))
        {
            return false;
        }

        uint bytesPerSecond = 0;
        for (long offset = 12; offset + 8 <= head.Length;)
        {
            var chunk = head[(int)offset..];
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk.StartsWith("data"u8))
            {
                var data = Math.Min(size, Math.Max(0, fileLength - offset - 8));
                duration = bytesPerSecond == 0 ? default : TimeSpan.FromSeconds(data / (double)bytesPerSecond);
                return bytesPerSecond > 0;
            }

            if (chunk.StartsWith("fmt "u8) && chunk.Length >= 20)
            {
                bytesPerSecond = BinaryPrimitives.ReadUInt32LittleEndian(chunk[16..]);
            }

            offset += 8 + size + (size & 1);
        }

        return false;
    }
}

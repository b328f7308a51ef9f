using System.IO.Compression;

namespace Senytl.Performance.Measuring;

/// <summary>Decompresses a copy of a response as it passes. Memory is that of the format's window, however long the response is.</summary>
internal sealed class ContentDecoder : IDisposable
{
    private const int PieceBytes = 4096;

    private readonly Feed feed = new();
    private readonly Stream decoded;
    private readonly byte[] piece = new byte[PieceBytes];

    private ContentDecoder(Func<Stream, Stream> format) => decoded = format(feed);

    /// <summary>The decoder of a content encoding; absent where there is none.</summary>
    public static ContentDecoder? For(string encoding) => encoding.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new(feed => new GZipStream(feed, CompressionMode.Decompress)),
        "deflate" => new(feed => new ZLibStream(feed, CompressionMode.Decompress)),
        "br" => new(feed => new BrotliStream(feed, CompressionMode.Decompress)),
        _ => null,
    };

    /// <summary>Has a reader read what some bytes decode to.</summary>
    /// <returns>What the reader returned, in sum; null when the bytes are not of the format.</returns>
    public int? Read(ReadOnlySpan<byte> bytes, WireReader reader)
    {
        var contents = 0;
        try
        {
            for (; !bytes.IsEmpty; bytes = bytes[feed.Take(bytes)..])
            {
                contents += ReadFed(reader);
            }

            return contents + ReadFed(reader);
        }
        catch (Exception malformed) when (malformed is IOException or InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }

    public void Dispose() => decoded.Dispose();

    private int ReadFed(WireReader reader)
    {
        var contents = 0;
        for (var read = decoded.Read(piece); read > 0; read = decoded.Read(piece))
        {
            contents += reader.Read(piece.AsSpan(0, read));
        }

        return contents;
    }

    /// <summary>Gives what it was given last. Its end is only that no more has come yet, which decoders ask again after.</summary>
    private sealed class Feed : Stream
    {
        private readonly byte[] held = new byte[PieceBytes];
        private int at;
        private int end;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException("The length is not known before the end.");

        public override long Position
        {
            get => throw new NotSupportedException("It is read from start to end.");
            set => throw new NotSupportedException("It is read from start to end.");
        }

        /// <returns>How many bytes it took.</returns>
        public int Take(ReadOnlySpan<byte> bytes)
        {
            at = 0;
            end = Math.Min(bytes.Length, held.Length);
            bytes[..end].CopyTo(held);
            return end;
        }

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, end - at);
            held.AsSpan(at, count).CopyTo(buffer);
            at += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("It is read from start to end.");

        public override void SetLength(long value) => throw new NotSupportedException("It is only read.");

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is only read.");
    }
}

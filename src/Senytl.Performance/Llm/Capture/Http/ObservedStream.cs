namespace Senytl.Performance.Measuring;

/// <summary>Hands on what it reads, unchanged and at once, and shows it to an observer.</summary>
internal sealed class ObservedStream(Stream inner, ResponseObserver observer) : Stream
{
    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override bool CanTimeout => inner.CanTimeout;

    public override int ReadTimeout
    {
        get => inner.ReadTimeout;
        set => inner.ReadTimeout = value;
    }

    public override long Length => throw new NotSupportedException("The length of a response is in its headers.");

    public override long Position
    {
        get => throw new NotSupportedException("A response has no position.");
        set => throw new NotSupportedException("A response is read from start to end.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inner.Read(buffer);
        }
        catch
        {
            observer.End(complete: false);
            throw;
        }

        return Seen(buffer[..read], buffer.Length);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ValueTask<int> reading;
        try
        {
            reading = inner.ReadAsync(buffer, cancellationToken);
        }
        catch
        {
            observer.End(complete: false);
            throw;
        }

        return reading.IsCompletedSuccessfully ? new(Seen(buffer.Span[..reading.Result], buffer.Length)) : SeenLater(reading, buffer);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A response is read from start to end.");

    public override void SetLength(long value) => throw new NotSupportedException("A response cannot be changed.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A response cannot be changed.");

    public override async ValueTask DisposeAsync()
    {
        observer.End(complete: false);
        await inner.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            observer.End(complete: false);
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> SeenLater(ValueTask<int> reading, Memory<byte> buffer)
    {
        int read;
        try
        {
            read = await reading.ConfigureAwait(false);
        }
        catch
        {
            observer.End(complete: false);
            throw;
        }

        return Seen(buffer.Span[..read], buffer.Length);
    }

    private int Seen(ReadOnlySpan<byte> bytes, int asked)
    {
        if (bytes.Length > 0)
        {
            observer.Read(bytes);
        }
        else if (asked > 0)
        {
            observer.End(complete: true);
        }

        return bytes.Length;
    }
}

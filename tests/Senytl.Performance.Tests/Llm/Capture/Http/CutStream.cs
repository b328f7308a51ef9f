namespace Senytl.Performance.Tests.Llm.Capture.Http;

/// <summary>Gives its bytes in pieces of random size, and then ends or breaks.</summary>
internal sealed class CutStream(byte[] bytes, Random random, bool breaks) : MemoryStream(bytes, writable: false)
{
    public override int Read(byte[] buffer, int offset, int count) => breaks && Position == Length
        ? throw new IOException("the connection was closed")
        : base.Read(buffer, offset, Math.Min(count, random.Next(1, 40)));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (random.Next(4) == 0)
        {
            await Task.Yield();
        }

        return Read(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
}

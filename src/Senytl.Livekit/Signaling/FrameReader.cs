using System.Buffers;
using System.Net.WebSockets;

namespace Senytl.Livekit.Signaling;

/// <summary>Joins the fragments of a WebSocket message, up to a cap.</summary>
internal sealed class FrameReader(WebSocket socket, int maximumBytes) : IDisposable
{
    private const int FirstBytes = 4096;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);

    /// <summary>Why reading ended, when the peer broke a rule.</summary>
    public string? Problem { get; private set; }

    /// <summary>The next message, valid until the next call; a close when the peer closed or sent too much.</summary>
    public async ValueTask<(WebSocketMessageType Type, ReadOnlyMemory<byte> Frame)> ReadAsync(CancellationToken cancellation)
    {
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length)
            {
                Grow();
            }

            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellation).ConfigureAwait(false);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return (WebSocketMessageType.Close, default);
            }

            if (length > maximumBytes)
            {
                Problem = $"a frame was longer than {maximumBytes} bytes";
                return (WebSocketMessageType.Close, default);
            }

            if (part.EndOfMessage)
            {
                return (part.MessageType, _buffer.AsMemory(0, length));
            }
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}

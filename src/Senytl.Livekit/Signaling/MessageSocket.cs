using System.Net.WebSockets;
using Google.Protobuf;

namespace Senytl.Livekit.Signaling;

/// <summary>A WebSocket of protobuf messages with a bounded send queue, in the format that the peer chose.</summary>
/// <remarks>
/// Sending never waits: a peer that does not read loses its own connection, and nobody else's. What a message has overtaken before it went out
/// is not sent: however often one thing changes, a slow reader has one message of it to read.
/// </remarks>
/// <typeparam name="TIn">What the peer sends.</typeparam>
/// <typeparam name="TOut">What it is sent.</typeparam>
internal sealed partial class MessageSocket<TIn, TOut>(WebSocket socket, TimeProvider clock, int maximumFrameBytes = 1 << 20) : IDisposable
    where TIn : class, IMessage<TIn>, new()
    where TOut : class, IMessage<TOut>
{
    private static readonly TimeSpan CloseGrace = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private volatile SignalFormat _format;

    /// <summary>Sends what is queued, then closes.</summary>
    public void Finish() => _queue.Writer.TryComplete();

    /// <summary>Ends at once, without a closing handshake.</summary>
    public void Abort()
    {
        _queue.Writer.TryComplete();
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
        }
    }

    /// <summary>Reads and writes until one side ends. The handler returns false to end; the next message is read only after it returned.</summary>
    /// <returns>Why it ended, for the log.</returns>
    public async Task<string> RunAsync(Func<TIn, bool> handler, CancellationToken cancellation)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stop.Token);
        var reading = ReadAsync(handler, linked.Token);
        var writing = WriteAsync(linked.Token);
        await Task.WhenAny(reading, writing).ConfigureAwait(false);
        _queue.Writer.TryComplete();
        using var grace = new CancellationTokenSource(CloseGrace, clock);
        await using var registration = grace.Token.Register(linked.Cancel).ConfigureAwait(false);
        await writing.ConfigureAwait(false);
        return await reading.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _queue.Writer.TryComplete();
        socket.Dispose();
        _stop.Dispose();
    }

    private async Task<string> ReadAsync(Func<TIn, bool> handler, CancellationToken cancellation)
    {
        using var frames = new FrameReader(socket, maximumFrameBytes);
        try
        {
            while (true)
            {
                var (type, frame) = await frames.ReadAsync(cancellation).ConfigureAwait(false);
                if (type == WebSocketMessageType.Close)
                {
                    return frames.Problem ?? "closed by the peer";
                }

                _format = type == WebSocketMessageType.Text ? SignalFormat.Json : SignalFormat.Protobuf;
                if (!MessageCodec.TryDecode<TIn>(frame.Span, _format, out var message))
                {
                    return "a frame could not be read";
                }

                if (!handler(message))
                {
                    return "closed here";
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException or IOException)
        {
            return e is WebSocketException ? "the connection broke" : "closed here";
        }
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false))
            {
                while (TryTake(out var entry))
                {
                    var format = _format;
                    await socket.SendAsync(
                        MessageCodec.Encode(entry.Message, format),
                        format == SignalFormat.Json ? WebSocketMessageType.Text : WebSocketMessageType.Binary,
                        endOfMessage: true,
                        cancellation).ConfigureAwait(false);
                    Forget(entry);
                }
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The reader learns of it too, and reports it.
        }
    }
}

using System.Net.WebSockets;
using System.Threading.Channels;
using Google.Protobuf;

namespace Senytl.Livekit.Signaling;

/// <summary>A WebSocket of protobuf messages with a bounded send queue, in the format that the peer chose.</summary>
/// <remarks>
/// Sending never waits: a peer that does not read loses its own connection, and nobody else's. What a message has overtaken before it went out
/// is not sent: however often one thing changes, a slow reader has one message of it to read.
/// </remarks>
/// <typeparam name="TIn">What the peer sends.</typeparam>
/// <typeparam name="TOut">What it is sent.</typeparam>
internal sealed class MessageSocket<TIn, TOut>(WebSocket socket, TimeProvider clock, int maximumFrameBytes = 1 << 20) : IDisposable
    where TIn : class, IMessage<TIn>, new()
    where TOut : class, IMessage<TOut>
{
    /// <summary>Messages that wait for a slow reader before it is given up.</summary>
    public const int QueueCapacity = 4096;

    /// <summary>Bytes of messages that wait, the one that is being written among them. No message counts for more than half of it.</summary>
    public const int QueueBytes = 8 << 20;

    /// <summary>What one message may count for, so that a large one that is on its way does not end the connection for the next.</summary>
    private const int LargestCharge = QueueBytes / 2;

    private static readonly TimeSpan CloseGrace = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Channel<Entry> _queue = Channel.CreateBounded<Entry>(new BoundedChannelOptions(QueueCapacity) { SingleReader = true });
    private readonly Dictionary<string, Entry> _latest = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private volatile SignalFormat _format;
    private long _queuedBytes;

    /// <summary>Queues a message; false when the socket is closing or the peer is too slow, which closes it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="subject">What it tells the state of; it takes the place of an earlier one of the same subject that still waits. Null for what must all be told.</param>
    public bool Send(TOut message, string? subject = null)
    {
        lock (_gate)
        {
            var entry = new Entry(message, Charge(message), subject);
            if (TryReplace(entry) || TryQueue(entry))
            {
                return true;
            }

            if (_queue.Reader.Completion.IsCompleted || (_queuedBytes + entry.Charge <= QueueBytes && _queue.Reader.Count < QueueCapacity))
            {
                return false;
            }
        }

        Abort();
        return false;
    }

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

    private static int Charge(TOut message) => Math.Min(message.CalculateSize(), LargestCharge);

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

    private bool TryReplace(Entry entry)
    {
        if (entry.Subject is null || !_latest.TryGetValue(entry.Subject, out var waiting) || _queuedBytes + entry.Charge - waiting.Charge > QueueBytes)
        {
            return false;
        }

        _queuedBytes += entry.Charge - waiting.Charge;
        (waiting.Message, waiting.Charge) = (entry.Message, entry.Charge);
        return true;
    }

    private bool TryQueue(Entry entry)
    {
        if (_queuedBytes + entry.Charge > QueueBytes || !_queue.Writer.TryWrite(entry))
        {
            return false;
        }

        _queuedBytes += entry.Charge;
        if (entry.Subject is not null)
        {
            _latest[entry.Subject] = entry;
        }

        return true;
    }

    /// <summary>What to write now; nothing takes its place from here on.</summary>
    private TOut Take(Entry entry)
    {
        lock (_gate)
        {
            if (entry.Subject is not null && _latest.GetValueOrDefault(entry.Subject) == entry)
            {
                _latest.Remove(entry.Subject);
            }

            return entry.Message;
        }
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var entry in _queue.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                var format = _format;
                await socket.SendAsync(
                    MessageCodec.Encode(Take(entry), format),
                    format == SignalFormat.Json ? WebSocketMessageType.Text : WebSocketMessageType.Binary,
                    endOfMessage: true,
                    cancellation).ConfigureAwait(false);
                lock (_gate)
                {
                    _queuedBytes -= entry.Charge;
                }
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The reader learns of it too, and reports it.
        }
    }

    /// <summary>A message that waits. It changes under the gate while it is the latest of its subject.</summary>
    private sealed class Entry(TOut message, int charge, string? subject)
    {
        public TOut Message { get; set; } = message;

        public int Charge { get; set; } = charge;

        public string? Subject => subject;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Senytl.Livekit.Signaling;

/// <content>What waits to be written.</content>
internal sealed partial class MessageSocket<TIn, TOut>
{
    /// <summary>Messages that wait for a slow reader before it is given up.</summary>
    public const int QueueCapacity = 4096;

    /// <summary>Bytes of messages that wait, the one that is being written among them. No message counts for more than half of it.</summary>
    public const int QueueBytes = 8 << 20;

    /// <summary>What one message may count for, so that a large one that is on its way does not end the connection for the next.</summary>
    private const int LargestCharge = QueueBytes / 2;

    private readonly Lock _gate = new();
    private readonly Channel<Entry> _queue = Channel.CreateBounded<Entry>(new BoundedChannelOptions(QueueCapacity));
    private readonly Dictionary<string, Entry> _latest = new(StringComparer.Ordinal);
    private Entry? _writing;
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

    /// <summary>After the end of the connection, or an abort: what has not gone out, in order. Of what was being written nobody knows, so it is among it.</summary>
    public IReadOnlyList<(TOut Message, string? Subject)> TakeUnsent()
    {
        lock (_gate)
        {
            var unsent = new List<(TOut, string?)>();
            for (var entry = _writing; entry is not null || _queue.Reader.TryRead(out entry); entry = null)
            {
                unsent.Add((entry.Message, entry.Subject));
            }

            _writing = null;
            _latest.Clear();
            return unsent;
        }
    }

    private static int Charge(TOut message) => Math.Min(message.CalculateSize(), LargestCharge);

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

    /// <summary>What to write now; nothing takes its place from here on. In one step: it waits or is being written, so that <see cref="TakeUnsent"/> finds it.</summary>
    private bool TryTake([NotNullWhen(true)] out Entry? entry)
    {
        lock (_gate)
        {
            if (!_queue.Reader.TryRead(out entry))
            {
                return false;
            }

            if (entry.Subject is not null && _latest.GetValueOrDefault(entry.Subject) == entry)
            {
                _latest.Remove(entry.Subject);
            }

            _writing = entry;
            return true;
        }
    }

    private void Forget(Entry written)
    {
        lock (_gate)
        {
            _writing = null;
            _queuedBytes -= written.Charge;
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

namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>Messages that wait for their first transmission. Streams take turns, message by message.</summary>
internal sealed class SctpSendQueue
{
    private readonly Dictionary<ushort, StreamQueue> _streams = [];
    private readonly Queue<StreamQueue> _turns = new();

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => _turns.Count == 0;

    /// <summary>Bytes of messages of a stream that wait or are not acknowledged yet.</summary>
    public long Unacknowledged(ushort stream) => _streams.TryGetValue(stream, out var queue) ? queue.Unacknowledged : 0;

    /// <summary>Adds a message.</summary>
    public void Enqueue(OutgoingMessage message)
    {
        if (!_streams.TryGetValue(message.Stream, out var queue))
        {
            _streams[message.Stream] = queue = new StreamQueue();
        }

        queue.Messages.Enqueue(message);
        queue.Unacknowledged += message.Content.Length;
        if (queue.Messages.Count == 1)
        {
            _turns.Enqueue(queue);
        }
    }

    /// <summary>The message whose turn it is; null when nothing waits. Fragments of one message follow each other without a gap.</summary>
    public OutgoingMessage? Current => _turns.TryPeek(out var queue) ? queue.Messages.Peek() : null;

    /// <summary>Gives the current message its number in its stream, before its first fragment.</summary>
    public void Number(OutgoingMessage message)
    {
        if (!message.Delivery.Unordered)
        {
            message.SequenceNumber = _turns.Peek().NextSequenceNumber++;
        }
    }

    /// <summary>Takes the current message off: it was cut to the end, or given up.</summary>
    public void Complete()
    {
        var queue = _turns.Dequeue();
        queue.Messages.Dequeue();
        if (queue.Messages.Count > 0)
        {
            _turns.Enqueue(queue);
        }
    }

    /// <summary>Takes note that bytes of a stream were acknowledged or given up.</summary>
    public void Release(ushort stream, int bytes) => _streams[stream].Unacknowledged -= bytes;

    /// <summary>Starts the numbers of a stream again (RFC 6525 section 5.1.2).</summary>
    public void Reset(ushort stream)
    {
        if (_streams.TryGetValue(stream, out var queue))
        {
            queue.NextSequenceNumber = 0;
        }
    }

    private sealed class StreamQueue
    {
        public Queue<OutgoingMessage> Messages { get; } = new();

        public long Unacknowledged { get; set; }

        public ushort NextSequenceNumber { get; set; }
    }
}

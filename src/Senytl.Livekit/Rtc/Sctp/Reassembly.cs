namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>
/// Puts fragments together and ordered messages in order (RFC 9260 sections 6.5, 6.6 and 6.9). Fragments of one message
/// have consecutive TSNs, so a message is complete when an unbroken run reaches from its first to its last fragment.
/// </summary>
internal sealed class Reassembly(Action<ushort, uint, byte[]> deliver)
{
    private readonly Dictionary<uint, IncomingFragment> _fragments = [];
    private readonly Dictionary<ushort, IncomingStream> _streams = [];

    /// <summary>Bytes of fragments and messages that wait.</summary>
    public int BufferedBytes { get; private set; }

    /// <summary>Takes a fragment that did not come before, and delivers what it completes.</summary>
    public void Add(SctpData data)
    {
        var fragment = new IncomingFragment(data);
        _fragments[fragment.Tsn] = fragment;
        BufferedBytes += fragment.Payload.Length;
        if (!TryFindRun(fragment, out var first, out var count))
        {
            return;
        }

        var message = Join(first, count);
        if (fragment.Unordered)
        {
            BufferedBytes -= message.Length;
            deliver(fragment.Stream, fragment.Protocol, message);
            return;
        }

        var stream = Stream(fragment.Stream);
        if (!stream.TryHold(fragment.SequenceNumber, fragment.Protocol, message))
        {
            BufferedBytes -= message.Length;
        }

        DeliverInOrder(fragment.Stream, stream);
    }

    /// <summary>Gives up fragments up to a TSN, which the peer will not send again.</summary>
    public void Discard(uint tsn)
    {
        foreach (var fragment in _fragments.Values.Where(fragment => !fragment.Tsn.IsAfter(tsn)).ToArray())
        {
            _fragments.Remove(fragment.Tsn);
            BufferedBytes -= fragment.Payload.Length;
        }
    }

    /// <summary>Skips a stream to behind a message that the peer gave up; what came before it is delivered.</summary>
    public void Skip(ushort id, ushort sequenceNumber)
    {
        var stream = Stream(id);
        if (stream.Next.IsAfter(sequenceNumber))
        {
            return;
        }

        foreach (var held in stream.TakeUpTo(sequenceNumber))
        {
            BufferedBytes -= held.Message.Length;
            deliver(id, held.Protocol, held.Message);
        }

        stream.Next = (ushort)(sequenceNumber + 1);
        DeliverInOrder(id, stream);
    }

    /// <summary>Starts the numbers of a stream again; what still waits there will never be delivered.</summary>
    public void Reset(ushort id)
    {
        if (_streams.Remove(id, out var stream))
        {
            BufferedBytes -= stream.HeldBytes;
        }
    }

    private bool TryFindRun(IncomingFragment fragment, out uint first, out int count)
    {
        (first, count) = (fragment.Tsn, 0);
        for (var current = fragment; !current.Begins;)
        {
            if (!_fragments.TryGetValue(--first, out current!) || !current.BelongsTo(fragment) || current.Ends)
            {
                return false;
            }
        }

        for (var tsn = first; _fragments.TryGetValue(tsn, out var current) && current.BelongsTo(fragment); tsn++)
        {
            count++;
            if (current.Ends)
            {
                return true;
            }
        }

        return false;
    }

    private byte[] Join(uint first, int count)
    {
        var length = 0;
        for (var i = 0u; i < count; i++)
        {
            length += _fragments[first + i].Payload.Length;
        }

        var message = new byte[length];
        var offset = 0;
        for (var i = 0u; i < count; i++)
        {
            _fragments.Remove(first + i, out var fragment);
            fragment!.Payload.CopyTo(message, offset);
            offset += fragment.Payload.Length;
        }

        return message;
    }

    private IncomingStream Stream(ushort id) => _streams.TryGetValue(id, out var stream) ? stream : _streams[id] = new IncomingStream();

    private void DeliverInOrder(ushort id, IncomingStream stream)
    {
        while (stream.TryTakeNext(out var held))
        {
            BufferedBytes -= held.Message.Length;
            deliver(id, held.Protocol, held.Message);
        }
    }
}

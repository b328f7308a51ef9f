namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>
/// Puts fragments together and ordered messages in order (RFC 9260 sections 6.5, 6.6 and 6.9). Fragments of one message
/// have consecutive TSNs, so a message is complete when an unbroken run reaches from its first to its last fragment.
/// </summary>
/// <param name="longest">Longest message that is taken, in bytes.</param>
/// <param name="deliver">Gets stream, protocol and content of each message.</param>
internal sealed class Reassembly(int longest, Action<ushort, uint, byte[]> deliver)
{
    /// <summary>What a fragment or message costs beside its content, so that a byte at a time is not cheap for a peer and dear here.</summary>
    public const int Overhead = 128;

    private readonly FragmentRuns _runs = new();
    private readonly Dictionary<ushort, IncomingStream> _streams = [];
    private int _held;
    private long _position;

    /// <summary>What the fragments and messages that wait count for, in bytes.</summary>
    public int BufferedBytes => _runs.Cost + _held;

    /// <summary>What something that waits counts for.</summary>
    public static int CostOf(ReadOnlySpan<byte> content) => content.Length + Overhead;

    /// <summary>Takes a fragment that did not come before, and delivers what it completes.</summary>
    /// <returns>False when its message is longer than those that are taken.</returns>
    public bool TryAdd(SctpData data)
    {
        var run = _runs.JoinWithNeighbours(new FragmentRun(PositionOf(data.Tsn), new IncomingFragment(data)));
        if (run.Bytes > longest)
        {
            return false;
        }

        if (run.IsWhole)
        {
            Complete(run.Head, run.Join());
        }
        else
        {
            _runs.Keep(run);
        }

        return true;
    }

    /// <summary>Gives up fragments up to a TSN, which the peer will not send again; what goes on behind them is of no use either.</summary>
    public void Discard(uint tsn) => _runs.RemoveUpTo(PositionOf(tsn));

    /// <summary>Skips a stream to behind a message that the peer gave up; what came before it is delivered.</summary>
    public void Skip(ushort id, ushort sequenceNumber)
    {
        var stream = Stream(id);
        foreach (var held in stream.SkipTo(sequenceNumber))
        {
            Release(id, held);
        }

        DeliverInOrder(id, stream);
    }

    /// <summary>Starts the numbers of a stream again; what still waits there will never be delivered.</summary>
    public void Reset(ushort id)
    {
        if (_streams.Remove(id, out var stream))
        {
            _held -= stream.Cost;
        }
    }

    /// <summary>A TSN, counted on where TSNs wrap, so that they can be sorted.</summary>
    private long PositionOf(uint tsn) => _position += (int)(tsn - (uint)_position);

    private void Complete(IncomingFragment first, byte[] message)
    {
        if (first.Unordered)
        {
            deliver(first.Stream, first.Protocol, message);
            return;
        }

        var stream = Stream(first.Stream);
        if (stream.TryPass(first.SequenceNumber))
        {
            deliver(first.Stream, first.Protocol, message);
            DeliverInOrder(first.Stream, stream);
        }
        else if (stream.TryHold(first.SequenceNumber, first.Protocol, message))
        {
            _held += CostOf(message);
        }
    }

    private void DeliverInOrder(ushort id, IncomingStream stream)
    {
        while (stream.TryTakeNext(out var held))
        {
            Release(id, held);
        }
    }

    private void Release(ushort id, (uint Protocol, byte[] Message) held)
    {
        _held -= CostOf(held.Message);
        deliver(id, held.Protocol, held.Message);
    }

    private IncomingStream Stream(ushort id) => _streams.TryGetValue(id, out var stream) ? stream : _streams[id] = new IncomingStream();
}

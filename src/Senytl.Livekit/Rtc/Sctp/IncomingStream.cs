namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>The ordered side of a stream: the number that is due, and complete messages that came too early.</summary>
internal sealed class IncomingStream
{
    /// <summary>By number, counted on where the wire's numbers wrap, so that they can be sorted.</summary>
    private SortedDictionary<long, (uint Protocol, byte[] Message)>? _held;

    private long _next;

    /// <summary>What the messages that wait count for.</summary>
    public int Cost => _held?.Values.Sum(held => Reassembly.CostOf(held.Message)) ?? 0;

    /// <summary>Goes on behind a number when it is the one that is due.</summary>
    public bool TryPass(ushort number)
    {
        var due = Ahead(number) == 0;
        _next += due ? 1 : 0;
        return due;
    }

    /// <summary>Keeps a complete message until it is due.</summary>
    /// <returns>False when that number is past or taken: such a message has no place.</returns>
    public bool TryHold(ushort number, uint protocol, byte[] message) =>
        Ahead(number) is var ahead and > 0 && (_held ??= []).TryAdd(_next + ahead, (protocol, message));

    /// <summary>Takes the message that is due, when it is held.</summary>
    public bool TryTakeNext(out (uint Protocol, byte[] Message) held)
    {
        held = default;
        if (_held?.TryGetValue(_next, out held) != true)
        {
            return false;
        }

        _held.Remove(_next++);
        return true;
    }

    /// <summary>Goes on behind a number; what is held up to it is taken, in order.</summary>
    public IEnumerable<(uint Protocol, byte[] Message)> SkipTo(ushort number)
    {
        var target = _next + Ahead(number);
        while (_held is { Count: > 0 } && _held.First() is var first && first.Key <= target)
        {
            _held.Remove(first.Key);
            yield return first.Value;
        }

        _next = Math.Max(_next, target + 1);
    }

    /// <summary>How far a number lies before the next one; negative when it is past (RFC 1982).</summary>
    private int Ahead(ushort number) => (short)(number - (ushort)_next);
}

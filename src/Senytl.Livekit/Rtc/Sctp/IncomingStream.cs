namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>The ordered side of a stream: the number that is due, and complete messages that came too early.</summary>
internal sealed class IncomingStream
{
    private readonly Dictionary<ushort, (uint Protocol, byte[] Message)> _held = [];

    /// <summary>The number that is delivered next.</summary>
    public ushort Next { get; set; }

    /// <summary>Bytes of the messages that wait.</summary>
    public int HeldBytes => _held.Values.Sum(held => held.Message.Length);

    /// <summary>Keeps a complete message until it is due.</summary>
    /// <returns>False when that number is past or taken: such a message has no place.</returns>
    public bool TryHold(ushort number, uint protocol, byte[] message) => !Next.IsAfter(number) && _held.TryAdd(number, (protocol, message));

    /// <summary>Takes the message that is due.</summary>
    public bool TryTakeNext(out (uint Protocol, byte[] Message) held)
    {
        if (!_held.Remove(Next, out held))
        {
            return false;
        }

        Next++;
        return true;
    }

    /// <summary>Takes messages up to a number, in order.</summary>
    public IEnumerable<(uint Protocol, byte[] Message)> TakeUpTo(ushort number)
    {
        foreach (var key in _held.Keys.Where(key => !key.IsAfter(number)).OrderBy(key => (ushort)(key - Next)).ToArray())
        {
            _held.Remove(key, out var held);
            yield return held;
        }
    }
}

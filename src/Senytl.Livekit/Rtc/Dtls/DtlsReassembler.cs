namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>Puts fragments together, in any order and overlapping at will, and hands out messages in sequence (RFC 6347 section 4.2.3).</summary>
/// <remarks>Holds at most <see cref="Window"/> messages of <see cref="DtlsFragment.MaxMessage"/> bytes.</remarks>
internal sealed class DtlsReassembler
{
    /// <summary>A flight has at most five messages.</summary>
    public const int Window = 8;

    private readonly Dictionary<ushort, Partial> partials = [];
    private ushort next;

    /// <summary>Whether the fragment belongs to a message that was handed out before: the peer has not heard our answer.</summary>
    public bool IsOld(DtlsFragment fragment) => fragment.Sequence < next;

    public void Add(DtlsFragment fragment)
    {
        if (fragment.Sequence < next || fragment.Sequence >= next + Window)
        {
            return;
        }

        if (!partials.TryGetValue(fragment.Sequence, out var partial))
        {
            partials[fragment.Sequence] = partial = new Partial(fragment.Type, fragment.MessageLength);
        }

        partial.Add(fragment);
    }

    /// <summary>The next message, once it is whole.</summary>
    public bool TryTake(out DtlsHandshakeMessage message)
    {
        if (partials.TryGetValue(next, out var partial) && partial.IsWhole)
        {
            message = new DtlsHandshakeMessage(partial.Type, next, partial.Body);
            partials.Remove(next++);
            return true;
        }

        message = null!;
        return false;
    }

    private sealed class Partial(DtlsHandshakeType type, int length)
    {
        private readonly bool[] held = new bool[length];
        private int missing = length;

        public DtlsHandshakeType Type => type;

        public byte[] Body { get; } = new byte[length];

        public bool IsWhole => missing == 0;

        public void Add(DtlsFragment fragment)
        {
            if (fragment.Type != type || fragment.MessageLength != Body.Length)
            {
                return;
            }

            for (var i = 0; i < fragment.Content.Length; i++)
            {
                var at = fragment.Offset + i;
                if (!held[at])
                {
                    held[at] = true;
                    Body[at] = fragment.Content[i];
                    missing--;
                }
            }
        }
    }
}

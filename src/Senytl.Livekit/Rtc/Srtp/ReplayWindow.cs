namespace Senytl.Livekit.Rtc.Srtp;

/// <summary>Remembers which of the last indices were seen (RFC 3711 section 3.3.2, RFC 6347 section 4.1.2.6).</summary>
/// <param name="size">How many: a power of two, at least 64.</param>
internal sealed class ReplayWindow(int size)
{
    // The bit of an index is its remainder by the size.
    private readonly ulong[] seen = new ulong[size / 64];
    private ulong newest;
    private bool any;

    /// <summary>Whether an index is neither seen nor older than the window.</summary>
    public bool Allows(ulong index) =>
        !any || index > newest || (newest - index < (ulong)size && (seen[Word(index)] & Bit(index)) == 0);

    /// <summary>Marks an index whose packet proved authentic.</summary>
    public void Accept(ulong index)
    {
        if (!any || index > newest)
        {
            Advance(index);
        }

        if (newest - index < (ulong)size)
        {
            seen[Word(index)] |= Bit(index);
        }
    }

    private void Advance(ulong index)
    {
        if (!any || index - newest >= (ulong)size)
        {
            Array.Clear(seen);
        }
        else
        {
            for (var skipped = newest + 1; skipped <= index; skipped++)
            {
                seen[Word(skipped)] &= ~Bit(skipped);
            }
        }

        newest = index;
        any = true;
    }

    private int Word(ulong index) => (int)(index & (ulong)(size - 1)) / 64;

    private static ulong Bit(ulong index) => 1UL << (int)(index & 63);
}

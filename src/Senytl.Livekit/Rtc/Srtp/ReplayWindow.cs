namespace Senytl.Livekit.Rtc.Srtp;

/// <summary>Remembers which of the last 128 indices were seen (RFC 3711 section 3.3.2, RFC 6347 section 4.1.2.6).</summary>
internal struct ReplayWindow
{
    public const int Size = 128;

    private UInt128 seen;
    private ulong newest;
    private bool any;

    /// <summary>Whether an index is neither seen nor older than the window.</summary>
    public readonly bool Allows(ulong index)
    {
        if (!any || index > newest)
        {
            return true;
        }

        var age = newest - index;
        return age < Size && (seen & (UInt128.One << (int)age)) == 0;
    }

    /// <summary>Marks an index whose packet proved authentic.</summary>
    public void Accept(ulong index)
    {
        if (!any || index > newest)
        {
            var step = any ? index - newest : 0;
            seen = step >= Size ? UInt128.One : (seen << (int)step) | UInt128.One;
            newest = index;
            any = true;
            return;
        }

        seen |= UInt128.One << (int)Math.Min(newest - index, Size - 1);
    }
}

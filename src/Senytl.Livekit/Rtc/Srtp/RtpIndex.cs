namespace Senytl.Livekit.Rtc.Srtp;

/// <summary>Extends 16-bit sequence numbers by the rollover counter, RFC 3711 section 3.3.1.</summary>
internal struct RtpIndex
{
    private const ulong MaxRollover = uint.MaxValue;

    private ulong newest;
    private bool any;

    /// <summary>The 48-bit index that a sequence number most likely stands for.</summary>
    public readonly ulong Guess(ushort sequence)
    {
        if (!any)
        {
            return sequence;
        }

        var rollover = newest >> 16;
        var distance = sequence - (int)(ushort)newest;
        if (distance < -0x8000 && rollover < MaxRollover)
        {
            rollover++;
        }
        else if (distance > 0x8000 && rollover > 0)
        {
            rollover--;
        }

        return (rollover << 16) | sequence;
    }

    /// <summary>Takes an index that proved authentic, or was sent.</summary>
    public void Accept(ulong index)
    {
        newest = any ? Math.Max(newest, index) : index;
        any = true;
    }
}

namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>Slow start, congestion avoidance and the reactions to loss (RFC 9260 section 7.2). Bytes throughout.</summary>
internal sealed class CongestionWindow(int packetLength)
{
    /// <summary>The window grows no further: a burst of more would overflow a socket buffer of common size at a peer that pauses.</summary>
    public const int Limit = 128 * 1024;

    private int _partialAcked;
    private uint? _recoveryExit;

    /// <summary>Most bytes in flight.</summary>
    public int Size { get; private set; } = Math.Min(4 * packetLength, Math.Max(2 * packetLength, 4404));

    /// <summary>Where slow start ends.</summary>
    public int Threshold { get; private set; } = int.MaxValue;

    /// <summary>Counts bytes newly acknowledged (sections 7.2.1 and 7.2.2).</summary>
    public void Acknowledge(int bytes, uint cumulativeTsn, bool wasFull)
    {
        if (_recoveryExit is { } exit)
        {
            if (exit.IsAfter(cumulativeTsn))
            {
                return;
            }

            _recoveryExit = null;
        }

        if (!wasFull)
        {
            return;
        }

        if (Size <= Threshold)
        {
            Size = Math.Min(Limit, Size + Math.Min(bytes, packetLength));
            return;
        }

        _partialAcked += bytes;
        if (_partialAcked >= Size)
        {
            _partialAcked -= Size;
            Size = Math.Min(Limit, Size + packetLength);
        }
    }

    /// <summary>A chunk was found lost: halve, once per window (section 7.2.4).</summary>
    public void EnterRecovery(uint highestTsn)
    {
        if (_recoveryExit is not null)
        {
            return;
        }

        _recoveryExit = highestTsn;
        Threshold = Math.Max(Size / 2, 4 * packetLength);
        Size = Threshold;
        _partialAcked = 0;
    }

    /// <summary>The timer ran out (section 7.2.3); two packets instead of one, so that one more loss does not cost another timeout.</summary>
    public void Timeout()
    {
        Threshold = Math.Max(Size / 2, 4 * packetLength);
        Size = 2 * packetLength;
        _partialAcked = 0;
        _recoveryExit = null;
    }
}

namespace Senytl.Livekit.Rtc.Rtcp;

/// <summary>
/// What a receiver counts of one source: extended sequence number, loss and jitter (RFC 3550 appendices A.1, A.3 and A.8).
/// Not thread safe.
/// </summary>
internal sealed class ReceptionStatistics(uint ssrc, int clockRate)
{
    private bool _started;
    private uint _base;
    private uint _highest;
    private long _expectedBefore;
    private long _receivedBefore;
    private double _jitter;
    private TimeSpan _lastArrival;
    private uint _lastTimestamp;
    private uint _lastSenderReport;
    private TimeSpan _lastSenderReportAt;

    /// <summary>The source.</summary>
    public uint Ssrc => ssrc;

    /// <summary>Packets that came, duplicates among them.</summary>
    public long Received { get; private set; }

    /// <summary>Bytes of those packets with their headers.</summary>
    public long ReceivedBytes { get; private set; }

    /// <summary>Packets missing between the first and the highest number; late ones reduce it again. Never below 0 here.</summary>
    public long Lost => Math.Max(0, Expected - Received);

    /// <summary>Jitter in timestamp units.</summary>
    public double Jitter => _jitter;

    private long Expected => _started ? (long)_highest - _base + 1 : 0;

    /// <summary>Counts a packet.</summary>
    public void Count(ushort sequenceNumber, uint timestamp, int length, TimeSpan now)
    {
        Received++;
        ReceivedBytes += length;
        if (!_started)
        {
            _started = true;
            // One wrap in hand, so that a packet from just before the first cannot take the count below zero.
            _base = 65536u + sequenceNumber;
            _highest = _base;
        }
        else
        {
            var step = (short)(sequenceNumber - (ushort)_highest);
            if (step > 0)
            {
                _highest += (uint)step;
            }

            Arrive(timestamp, now);
        }

        _lastArrival = now;
        _lastTimestamp = timestamp;
    }

    /// <summary>Notes a sender report, for the round trip that its sender computes.</summary>
    public void CountSenderReport(RtcpSenderInfo info, TimeSpan now)
    {
        _lastSenderReport = info.CompactNtp;
        _lastSenderReportAt = now;
    }

    /// <summary>The block for the next report; the fraction lost counts from the report before it.</summary>
    public RtcpReportBlock Report(TimeSpan now)
    {
        var expected = Expected - _expectedBefore;
        var lost = expected - (Received - _receivedBefore);
        _expectedBefore = Expected;
        _receivedBefore = Received;
        return new RtcpReportBlock(
            ssrc,
            expected <= 0 || lost <= 0 ? (byte)0 : (byte)Math.Min(255, lost * 256 / expected),
            (int)Math.Clamp(Expected - Received, -0x800000, 0x7FFFFF),
            _highest - 65536,
            (uint)_jitter,
            _lastSenderReport,
            _lastSenderReport == 0 ? 0 : NtpTime.Compact(now - _lastSenderReportAt));
    }

    private void Arrive(uint timestamp, TimeSpan now)
    {
        var transit = ((now - _lastArrival).TotalSeconds * clockRate) - (int)(timestamp - _lastTimestamp);
        _jitter += (Math.Abs(transit) - _jitter) / 16;
    }
}

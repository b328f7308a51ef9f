using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Rtp;

/// <summary>
/// Forwards packets of changing sources as one continuous source: new SSRC and payload type, sequence numbers and
/// timestamps without a jump at a switch (RFC 3550 section 7.1, a translator). Extensions and contributing sources
/// are left out, as their ids belong to the other leg. Not thread safe.
/// </summary>
internal sealed class RtpRewriter(uint ssrc, ushort firstSequenceNumber, uint firstTimestamp)
{
    /// <summary>Half of all numbers: what lies further back cannot be told from what is to come (RFC 1982 section 3.2).</summary>
    private const int Memory = 1 << 15;

    private bool _started;
    private uint _source;
    private int _sinceSwitch;
    private ushort _sequenceOffset;
    private uint _timestampOffset;
    private ushort _highestSequence = (ushort)(firstSequenceNumber - 1);
    private uint _highestTimestamp = firstTimestamp;
    private TimeSpan _highestAt;

    /// <summary>The SSRC of everything that goes out.</summary>
    public uint Ssrc => ssrc;

    /// <summary>The timestamp that went out last, in order.</summary>
    public uint HighestTimestamp => _highestTimestamp;

    /// <summary>When that packet went out.</summary>
    public TimeSpan HighestAt => _highestAt;

    /// <summary>Whether anything was forwarded yet.</summary>
    public bool Started => _started;

    /// <summary>Writes the forwarded form of a packet.</summary>
    /// <param name="packet">A packet of any source; another SSRC than before is a switch.</param>
    /// <param name="payloadType">The payload type on the outgoing leg.</param>
    /// <param name="clockRate">Of the codec, in Hz: on a switch the timestamp moves on by the time that has passed.</param>
    /// <param name="now">Monotonic time.</param>
    /// <param name="destination">At least as long as the packet.</param>
    /// <returns>Bytes written, never more than the packet has.</returns>
    public int Rewrite(RtpPacket packet, int payloadType, int clockRate, TimeSpan now, Span<byte> destination)
    {
        if (!_started || packet.Ssrc != _source)
        {
            Switch(packet, clockRate, now);
        }

        var sequence = (ushort)(packet.SequenceNumber + _sequenceOffset);
        var timestamp = packet.Timestamp + _timestampOffset;
        if (sequence.IsAfter(_highestSequence))
        {
            _sinceSwitch = Math.Min(_sinceSwitch + (ushort)(sequence - _highestSequence), Memory);
            _highestSequence = sequence;
            _highestTimestamp = timestamp;
            _highestAt = now;
        }

        return Write(packet, payloadType, sequence, timestamp, destination);
    }

    /// <summary>Writes again a packet that was forwarded before; nothing moves on.</summary>
    public int Repeat(RtpPacket packet, int payloadType, Span<byte> destination) =>
        Write(packet, payloadType, (ushort)(packet.SequenceNumber + _sequenceOffset), packet.Timestamp + _timestampOffset, destination);

    /// <summary>The sequence number that the present source gave to a forwarded packet; false when that was before the switch, or is to come.</summary>
    public bool TryFindOriginal(ushort forwarded, out uint source, out ushort original)
    {
        source = _source;
        original = (ushort)(forwarded - _sequenceOffset);
        return (ushort)(_highestSequence - forwarded) < _sinceSwitch;
    }

    /// <summary>A source timestamp as the outgoing leg counts it.</summary>
    public uint TranslateTimestamp(uint timestamp) => timestamp + _timestampOffset;

    private void Switch(RtpPacket packet, int clockRate, TimeSpan now)
    {
        var elapsed = _started ? Math.Max(1, (now - _highestAt).Ticks * clockRate / TimeSpan.TicksPerSecond) : 0;
        _sinceSwitch = 0;
        _sequenceOffset = (ushort)(_highestSequence + 1 - packet.SequenceNumber);
        _timestampOffset = _highestTimestamp + (uint)elapsed - packet.Timestamp;
        _source = packet.Ssrc;
        _started = true;
    }

    private int Write(RtpPacket packet, int payloadType, ushort sequence, uint timestamp, Span<byte> destination)
    {
        destination[0] = (byte)(packet.Padded ? 0xA0 : 0x80);
        destination[1] = (byte)((packet.Marker ? 0x80 : 0) | payloadType);
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], ssrc);
        var rest = packet.Bytes[packet.HeaderLength..];
        rest.CopyTo(destination[RtpPacket.FixedHeaderLength..]);
        return RtpPacket.FixedHeaderLength + rest.Length;
    }
}

using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Sctp;

/// <content>What a SACK changes (RFC 9260 section 6.2.1).</content>
internal sealed partial class SctpAssociation
{
    private uint _cumulativeAcked;
    private long _highestAckedPacket = -1;

    private void OnSack(SctpChunk chunk, TimeSpan now)
    {
        if (chunk.Value.Length < 12 || State < SctpState.Established)
        {
            return;
        }

        var cumulative = BinaryPrimitives.ReadUInt32BigEndian(chunk.Value);
        if (_cumulativeAcked.IsAfter(cumulative) || !_nextTsn.IsAfter(cumulative))
        {
            return;
        }

        var wasFull = _flightBytes + _options.MaxPacketLength > _congestion.Size;
        var advanced = cumulative != _cumulativeAcked;
        OutgoingChunk? newest = null;
        var acknowledged = AcknowledgeUpTo(cumulative, ref newest);
        acknowledged += AcknowledgeGaps(chunk.Value, ref newest);
        Measure(newest, now);
        if (acknowledged > 0)
        {
            _congestion.Acknowledge(acknowledged, cumulative, wasFull);
            _rto.Recover();
        }

        _peerWindow = BinaryPrimitives.ReadUInt32BigEndian(chunk.Value[4..]);
        if (acknowledged > 0 || IsProbingWindow)
        {
            _lastProgress = now;
        }

        DetectLosses(now);
        MoveAdvancedAck();
        RepeatForwardTsn(now);
        if (_inFlight.Count == 0)
        {
            _retransmitTimer = _probeTimer = TimeSpan.MaxValue;
        }
        else if (advanced)
        {
            StartRetransmitTimer(now);
        }
        else if (acknowledged > 0)
        {
            _probes = 0;
            StartProbeTimer(now);
        }
    }

    private int AcknowledgeUpTo(uint cumulative, ref OutgoingChunk? newest)
    {
        var acknowledged = 0;
        while (_cumulativeAcked != cumulative)
        {
            var chunk = _inFlight[0];
            acknowledged += Acknowledge(chunk, ref newest);
            _inFlight.RemoveFirst();
            _cumulativeAcked++;
            Release(chunk.Message, chunk.Length);
        }

        return acknowledged;
    }

    private int AcknowledgeGaps(ReadOnlySpan<byte> sack, ref OutgoingChunk? newest)
    {
        var gaps = BinaryPrimitives.ReadUInt16BigEndian(sack[8..]);
        var (acknowledged, index) = (0, 0);
        var blocks = sack[12..];
        for (var i = 0; i < gaps && blocks.Length >= 4; i++, blocks = blocks[4..])
        {
            var start = BinaryPrimitives.ReadUInt16BigEndian(blocks) - 1;
            var end = BinaryPrimitives.ReadUInt16BigEndian(blocks[2..]) - 1;
            if (start < index || end < start || end >= _inFlight.Count)
            {
                break;
            }

            for (; index < start; index++)
            {
                TakeBack(_inFlight[index]);
            }

            for (; index <= end; index++)
            {
                acknowledged += Acknowledge(_inFlight[index], ref newest);
            }
        }

        return acknowledged;
    }

    private int Acknowledge(OutgoingChunk chunk, ref OutgoingChunk? newest)
    {
        if (chunk.State is not (OutgoingChunkState.InFlight or OutgoingChunkState.Lost))
        {
            return 0;
        }

        if (chunk.State == OutgoingChunkState.InFlight)
        {
            _flightBytes -= chunk.Length;
        }
        else
        {
            _lostChunks--;
        }

        chunk.State = OutgoingChunkState.Acknowledged;
        newest = newest is null || chunk.PacketNumber > newest.PacketNumber ? chunk : newest;
        return chunk.Length;
    }

    // A receiver may drop what it reported behind a gap (section 6.2, reneging).
    private void TakeBack(OutgoingChunk chunk)
    {
        if (chunk.State == OutgoingChunkState.Acknowledged)
        {
            chunk.State = OutgoingChunkState.Lost;
            _lostChunks++;
        }
    }

    private void Measure(OutgoingChunk? newest, TimeSpan now)
    {
        if (newest is null)
        {
            return;
        }

        // The acknowledgement of a chunk sent twice may mean its first transmission: no round-trip time follows from it
        // (Karn), and nothing about the order of packets unless a round trip has passed since the second.
        if (newest.Transmissions == 1)
        {
            _rto.Measure(now - newest.SentAt);
        }
        else if (now - newest.SentAt < _rto.Shortest)
        {
            return;
        }

        _highestAckedPacket = Math.Max(_highestAckedPacket, newest.PacketNumber);
    }
}

using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Sctp;

/// <content>Messages that are given up, and FORWARD TSN that tells the peer (RFC 3758 section 3.5).</content>
internal sealed partial class SctpAssociation
{
    private readonly Dictionary<ushort, ushort> _skipped = [];
    private uint _advancedAck;
    private bool _peerForwardTsn;
    private bool _forwardNeeded;
    private TimeSpan _forwardSentAt;

    private bool IsGivenUp(OutgoingChunk chunk, TimeSpan now) =>
        _peerForwardTsn
        && (chunk.Message.Abandoned || chunk.Message.ExpiresAt <= now || chunk.Transmissions > chunk.Message.Delivery.MaxRetransmits);

    private void Abandon(OutgoingMessage message)
    {
        message.Abandoned = true;
        for (var i = 0; i < _inFlight.Count; i++)
        {
            var chunk = _inFlight[i];
            if (chunk.Message != message)
            {
                continue;
            }

            _flightBytes -= chunk.State == OutgoingChunkState.InFlight ? chunk.Length : 0;
            _lostChunks -= chunk.State == OutgoingChunkState.Lost ? 1 : 0;
            chunk.State = OutgoingChunkState.Abandoned;
        }

        MoveAdvancedAck();
    }

    private void MoveAdvancedAck()
    {
        if (!_peerForwardTsn)
        {
            return;
        }

        if (_cumulativeAcked.IsAfter(_advancedAck))
        {
            _advancedAck = _cumulativeAcked;
        }

        for (var index = (int)(_advancedAck - _cumulativeAcked);
            index < _inFlight.Count && _inFlight[index].State == OutgoingChunkState.Abandoned;
            index++)
        {
            _advancedAck = _inFlight[index].Tsn;
            _forwardNeeded = true;
        }
    }

    // A peer that still acknowledges less lost the last one (section 3.5, rule C4); once a round trip is enough.
    private void RepeatForwardTsn(TimeSpan now) =>
        _forwardNeeded |= _advancedAck.IsAfter(_cumulativeAcked) && now - _forwardSentAt >= LossDelay;

    private void WriteForwardTsn(TimeSpan now)
    {
        if (!_forwardNeeded || !_advancedAck.IsAfter(_cumulativeAcked))
        {
            _forwardNeeded = false;
            return;
        }

        _skipped.Clear();
        for (var i = 0; i < (int)(_advancedAck - _cumulativeAcked); i++)
        {
            var message = _inFlight[i].Message;
            if (_inFlight[i].State == OutgoingChunkState.Abandoned && !message.Delivery.Unordered)
            {
                _skipped[message.Stream] = message.SequenceNumber;
            }
        }

        var length = 4 + (_skipped.Count * 4);
        if (length > _packet.Room)
        {
            return;
        }

        var value = _packet.Add(SctpChunkType.ForwardTsn, length);
        BinaryPrimitives.WriteUInt32BigEndian(value, _advancedAck);
        var offset = 4;
        foreach (var (stream, number) in _skipped)
        {
            BinaryPrimitives.WriteUInt16BigEndian(value[offset..], stream);
            BinaryPrimitives.WriteUInt16BigEndian(value[(offset + 2)..], number);
            offset += 4;
        }

        _forwardNeeded = false;
        _forwardSentAt = now;
        if (_retransmitTimer == TimeSpan.MaxValue)
        {
            StartRetransmitTimer(now);
        }
    }
}

namespace Senytl.Livekit.Rtc.Sctp;

/// <content>
/// Finding losses. Beside T3 (RFC 9260 section 6.3) a fragment counts as lost when a packet sent at least three packets or
/// 5/4 of a round trip later was acknowledged (RFC 9002 section 6.1). Unlike the miss count of RFC 9260 section 7.2.4 that
/// also finds a lost retransmission, so a lossy path does not wait for the timer. When nothing at all is heard for two round
/// trips the first and last fragments are sent once more, before T3, without a change of the window (RFC 8985 section 7).
/// With what is sent again goes a HEARTBEAT: on a path that has become longer each acknowledgement comes too late to be
/// measured, and only its answer tells.
/// </content>
internal sealed partial class SctpAssociation
{
    private const int PacketThreshold = 3;
    private const int MaxProbes = 3;
    private static readonly TimeSpan MinLossDelay = TimeSpan.FromMilliseconds(10);
    private TimeSpan _retransmitTimer = TimeSpan.MaxValue;
    private TimeSpan _lossTimer = TimeSpan.MaxValue;
    private TimeSpan _probeTimer = TimeSpan.MaxValue;
    private TimeSpan _lastProgress;
    private int _probes;

    private TimeSpan LossDelay => _rto.Smoothed * 1.25 is var delay && delay > MinLossDelay ? delay : MinLossDelay;

    // RFC 9260 section 6.1, rule A: with its window closed a peer answers what is sent only to learn that it has room again.
    private bool IsProbingWindow => _inFlight.Count > 0 && _peerWindow < _inFlight[0].Length;

    private void StartRetransmitTimer(TimeSpan now)
    {
        if (_retransmitTimer == TimeSpan.MaxValue)
        {
            _lastProgress = now;
        }

        _retransmitTimer = now + _rto.Timeout;
        _probes = 0;
        StartProbeTimer(now);
    }

    private void StartProbeTimer(TimeSpan now) => _probeTimer = _rto.Smoothed > TimeSpan.Zero && _probes < MaxProbes && !IsProbingWindow
        ? now + (_rto.Smoothed * 2) + _options.AcknowledgeDelay
        : TimeSpan.MaxValue;

    private void Probe(TimeSpan now)
    {
        _probes++;
        StartProbeTimer(now);
        SendHeartbeat(now);
        _forwardNeeded |= _advancedAck != _cumulativeAcked;
        OutgoingChunk? last = null;
        for (var i = 0; i < _inFlight.Count; i++)
        {
            if (_inFlight[i].State == OutgoingChunkState.InFlight)
            {
                if (last is null)
                {
                    MarkLost(_inFlight[i]);
                }

                last = _inFlight[i];
            }
        }

        if (last is not null)
        {
            MarkLost(last);
        }
    }

    private void AdvanceRetransmission(TimeSpan now)
    {
        if (_lossTimer <= now)
        {
            DetectLosses(now);
        }

        if (_retransmitTimer > now)
        {
            if (_probeTimer <= now)
            {
                Probe(now);
            }

            return;
        }

        if (_inFlight.Count == 0)
        {
            _retransmitTimer = _probeTimer = TimeSpan.MaxValue;
            return;
        }

        if (now - _lastProgress >= _options.GiveUpAfter)
        {
            Fail("the peer acknowledged nothing for too long");
            return;
        }

        _rto.BackOff();
        if (!IsProbingWindow)
        {
            SendHeartbeat(now);
        }

        // Before the first round-trip time the timer proves no loss: nothing slows down or is given up for it.
        if (!IsProbingWindow && _rto.IsMeasured)
        {
            _congestion.Timeout();
        }

        for (var i = 0; i < _inFlight.Count; i++)
        {
            if (_rto.IsMeasured || !(_inFlight[i].Transmissions > _inFlight[i].Message.Delivery.MaxRetransmits))
            {
                MarkLost(_inFlight[i]);
            }
        }

        MoveAdvancedAck();
        _forwardNeeded |= _advancedAck != _cumulativeAcked;
        StartRetransmitTimer(now);
    }

    private void DetectLosses(TimeSpan now)
    {
        _lossTimer = TimeSpan.MaxValue;
        var delay = LossDelay;
        var found = false;
        for (var i = 0; i < _inFlight.Count; i++)
        {
            var chunk = _inFlight[i];
            if (chunk.State != OutgoingChunkState.InFlight || chunk.PacketNumber >= _highestAckedPacket)
            {
                continue;
            }

            if (_highestAckedPacket - chunk.PacketNumber >= PacketThreshold || chunk.SentAt + delay <= now)
            {
                MarkLost(chunk);
                found = true;
            }
            else
            {
                _lossTimer = Earliest(_lossTimer, chunk.SentAt + delay);
            }
        }

        if (found)
        {
            _congestion.EnterRecovery(_nextTsn - 1);
        }
    }

    private void MarkLost(OutgoingChunk chunk)
    {
        if (chunk.State == OutgoingChunkState.InFlight)
        {
            chunk.State = OutgoingChunkState.Lost;
            _flightBytes -= chunk.Length;
            _lostChunks++;
        }
    }
}

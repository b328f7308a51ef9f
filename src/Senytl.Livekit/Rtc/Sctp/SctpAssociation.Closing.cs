using System.Buffers.Binary;
using System.Text;

namespace Senytl.Livekit.Rtc.Sctp;

/// <content>ABORT, the graceful end (RFC 9260 section 9), and probing an idle path (section 8.3).</content>
internal sealed partial class SctpAssociation
{
    private const ushort UserInitiatedAbort = 12;
    private const ushort HeartbeatInfo = 1;
    private const int HeartbeatInfoLength = 12;
    private TimeSpan _heartbeatTimer = TimeSpan.MaxValue;
    private TimeSpan _shutdownTimer = TimeSpan.MaxValue;
    private TimeSpan _shutdownGiveUp;

    /// <summary>Ends when everything queued is acknowledged. Nothing more may be sent.</summary>
    public void Shutdown(TimeSpan now)
    {
        if (State == SctpState.Established)
        {
            State = SctpState.ShutdownPending;
            _shutdownGiveUp = now + _options.GiveUpAfter;
            ContinueShutdown(now);
        }
        else if (State < SctpState.Established)
        {
            End("closed before the handshake was complete");
        }
    }

    /// <summary>Ends at once and tells the peer.</summary>
    public void Abort(string reason) => Abort(reason, failed: false);

    private void Fail(string reason) => Abort(reason, failed: true);

    private void Abort(string reason, bool failed)
    {
        if (State == SctpState.Closed)
        {
            return;
        }

        if (_remoteTag != 0)
        {
            var text = Encoding.UTF8.GetBytes(reason);
            BeginPacket(_remoteTag);
            var value = _packet.Add(SctpChunkType.Abort, 4 + text.Length);
            BinaryPrimitives.WriteUInt16BigEndian(value, UserInitiatedAbort);
            BinaryPrimitives.WriteUInt16BigEndian(value[2..], (ushort)(4 + text.Length));
            text.CopyTo(value[4..]);
            _handler.Transmit(_packet.Finish());
        }

        End(reason, failed);
    }

    private void End(string reason, bool failed = false)
    {
        State = SctpState.Closed;
        _handshakeTimer = _retransmitTimer = _probeTimer = _lossTimer = _acknowledgeTimer = TimeSpan.MaxValue;
        _resetTimer = _heartbeatTimer = _shutdownTimer = TimeSpan.MaxValue;
        _handler.OnClosed(reason, failed);
    }

    private void OnEnding(SctpChunk chunk, TimeSpan now)
    {
        switch (chunk.Type)
        {
            case SctpChunkType.Abort:
                End("the peer aborted the association");
                break;
            case SctpChunkType.Shutdown when State >= SctpState.Established:
                OnShutdown(now);
                break;
            case SctpChunkType.ShutdownAck when State is SctpState.ShutdownSent or SctpState.ShutdownAckSent:
                Reply(SctpChunkType.ShutdownComplete, []);
                End("shut down");
                break;
            case SctpChunkType.ShutdownComplete when State == SctpState.ShutdownAckSent:
                End("shut down");
                break;
        }
    }

    private void OnShutdown(TimeSpan now)
    {
        if (State is SctpState.Established or SctpState.ShutdownPending)
        {
            State = SctpState.ShutdownReceived;
            _shutdownGiveUp = now + _options.GiveUpAfter;
        }
        else if (State == SctpState.ShutdownSent)
        {
            SendShutdownAck(now);
        }
    }

    private void ContinueShutdown(TimeSpan now)
    {
        if (State is not (SctpState.ShutdownPending or SctpState.ShutdownReceived) || _inFlight.Count > 0 || !_queue.IsEmpty)
        {
            return;
        }

        if (State == SctpState.ShutdownPending)
        {
            SendShutdown(now);
        }
        else
        {
            SendShutdownAck(now);
        }
    }

    private void SendShutdown(TimeSpan now)
    {
        State = SctpState.ShutdownSent;
        Span<byte> cumulative = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(cumulative, _received.Cumulative);
        Reply(SctpChunkType.Shutdown, cumulative);
        _shutdownTimer = now + _rto.Timeout;
    }

    private void SendShutdownAck(TimeSpan now)
    {
        State = SctpState.ShutdownAckSent;
        Reply(SctpChunkType.ShutdownAck, []);
        _shutdownTimer = now + _rto.Timeout;
    }

    private void AdvanceShutdown(TimeSpan now)
    {
        if (_shutdownTimer > now)
        {
            return;
        }

        if (now >= _shutdownGiveUp)
        {
            Abort("the peer did not answer the shutdown");
        }
        else if (State == SctpState.ShutdownSent)
        {
            SendShutdown(now);
        }
        else
        {
            SendShutdownAck(now);
        }
    }

    private void AdvanceHeartbeat(TimeSpan now)
    {
        if (_heartbeatTimer > now)
        {
            return;
        }

        _heartbeatTimer = now + _options.HeartbeatInterval;
        if (_inFlight.Count == 0)
        {
            SendHeartbeat(now);
        }
    }

    private void SendHeartbeat(TimeSpan now)
    {
        Span<byte> info = stackalloc byte[HeartbeatInfoLength];
        BinaryPrimitives.WriteUInt16BigEndian(info, HeartbeatInfo);
        BinaryPrimitives.WriteUInt16BigEndian(info[2..], HeartbeatInfoLength);
        BinaryPrimitives.WriteInt64BigEndian(info[4..], now.Ticks);
        Reply(SctpChunkType.Heartbeat, info);
    }

    // The answer repeats when it was asked for, so even with several under way the round-trip time is exact.
    private void OnHeartbeatAck(SctpChunk chunk, TimeSpan now)
    {
        if (chunk.Value.Length < HeartbeatInfoLength)
        {
            return;
        }

        var sentAt = BinaryPrimitives.ReadInt64BigEndian(chunk.Value[4..]);
        if (sentAt >= 0 && sentAt <= now.Ticks && now.Ticks - sentAt < _options.GiveUpAfter.Ticks)
        {
            _rto.Measure(new TimeSpan(now.Ticks - sentAt));
        }
    }

    // The timer itself only makes Advance run: WriteResets sends what is due.
    private void AdvanceResets(TimeSpan now)
    {
        if (_resetTimer <= now && State != SctpState.Established)
        {
            _resetTimer = TimeSpan.MaxValue;
        }
    }
}

namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>
/// One SCTP association over DTLS (RFC 9260, RFC 8261) with partial reliability (RFC 3758) and stream reset (RFC 6525).
/// A state machine: packets and the time go in, packets and events come out of the calls. Not thread safe.
/// </summary>
internal sealed partial class SctpAssociation
{
    private readonly SctpOptions _options;
    private readonly ISctpHandler _handler;
    private readonly SctpPacketBuilder _packet;
    private readonly RtoEstimator _rto;
    private readonly uint _localTag;
    private uint _remoteTag;

    /// <summary>Makes an association that waits for the peer, or for <see cref="Connect"/>.</summary>
    public SctpAssociation(SctpOptions options, ISctpHandler handler)
    {
        _options = options;
        _handler = handler;
        _packet = new SctpPacketBuilder(options.MaxPacketLength);
        _rto = new RtoEstimator(options);
        _congestion = new CongestionWindow(options.MaxPacketLength);
        _reassembly = new Reassembly(options.MaxMessage, handler.OnMessage);
        _localTag = RandomTag();
        _nextTsn = options.FirstTsn ?? RandomTag();
        _cumulativeAcked = _nextTsn - 1;
        _advancedAck = _cumulativeAcked;
        _nextRequest = _nextTsn;
    }

    /// <summary>Where the association is in its life.</summary>
    public SctpState State { get; private set; }

    /// <summary>When <see cref="Advance"/> is next due; <see cref="TimeSpan.MaxValue"/> when nothing is pending.</summary>
    public TimeSpan NextDeadline => Earliest(_handshakeTimer, _retransmitTimer, _probeTimer, _lossTimer, _acknowledgeTimer, _resetTimer, _heartbeatTimer, _shutdownTimer);

    /// <summary>Takes a packet. Wrong checksums, ports and tags are dropped without a word.</summary>
    public void Receive(ReadOnlySpan<byte> bytes, TimeSpan now)
    {
        if (State == SctpState.Closed
            || !SctpPacket.TryRead(bytes, out var packet)
            || packet.SourcePort != _options.RemotePort
            || packet.DestinationPort != _options.LocalPort)
        {
            return;
        }

        var chunks = packet.Chunks;
        while (State != SctpState.Closed && chunks.TryRead(out var chunk))
        {
            if (!IsTagValid(packet.VerificationTag, chunk))
            {
                return;
            }

            Dispatch(chunk, packet.VerificationTag, now);
        }

        if (State != SctpState.Closed)
        {
            FinishReceiving(now);
        }
    }

    /// <summary>Does what has become due.</summary>
    public void Advance(TimeSpan now)
    {
        AdvanceHandshake(now);
        AdvanceRetransmission(now);
        AdvanceResets(now);
        AdvanceShutdown(now);
        AdvanceHeartbeat(now);
        if (_acknowledgeTimer <= now)
        {
            _acknowledgeNow = true;
        }

        Flush(now);
    }

    private static TimeSpan Earliest(params ReadOnlySpan<TimeSpan> times)
    {
        var earliest = TimeSpan.MaxValue;
        foreach (var time in times)
        {
            earliest = time < earliest ? time : earliest;
        }

        return earliest;
    }

    private static uint RandomTag()
    {
        Span<byte> random = stackalloc byte[4];
        System.Security.Cryptography.RandomNumberGenerator.Fill(random);
        return Math.Max(1, BitConverter.ToUInt32(random));
    }

    // RFC 9260 section 8.5: INIT carries 0; ABORT and SHUTDOWN COMPLETE may reflect our own tag with the T bit.
    private bool IsTagValid(uint tag, SctpChunk chunk) => chunk.Type switch
    {
        SctpChunkType.Init => tag == 0,
        SctpChunkType.Abort or SctpChunkType.ShutdownComplete => (chunk.Flags & 1) == 0 ? tag == _localTag : tag == _remoteTag && tag != 0,
        SctpChunkType.CookieEcho => true,
        _ => tag == _localTag,
    };

    private void Dispatch(SctpChunk chunk, uint tag, TimeSpan now)
    {
        switch (chunk.Type)
        {
            case SctpChunkType.Data:
                OnData(chunk);
                break;
            case SctpChunkType.Sack:
                OnSack(chunk, now);
                break;
            case SctpChunkType.ForwardTsn:
                OnForwardTsn(chunk);
                break;
            case SctpChunkType.Reconfig:
                OnReconfig(chunk, now);
                break;
            case SctpChunkType.Init:
                OnInit(chunk, now);
                break;
            case SctpChunkType.InitAck:
                OnInitAck(chunk, now);
                break;
            case SctpChunkType.CookieEcho:
                OnCookieEcho(chunk, tag, now);
                break;
            case SctpChunkType.CookieAck:
                OnCookieAck(now);
                break;
            case SctpChunkType.Heartbeat:
                Reply(SctpChunkType.HeartbeatAck, chunk.Value);
                break;
            case SctpChunkType.HeartbeatAck:
                OnHeartbeatAck(chunk, now);
                break;
            case SctpChunkType.Error:
                OnError(chunk, now);
                break;
            default:
                OnEnding(chunk, now);
                break;
        }
    }

    private void Reply(SctpChunkType type, ReadOnlySpan<byte> value)
    {
        BeginPacket(_remoteTag);
        if (value.Length <= _packet.Room)
        {
            value.CopyTo(_packet.Add(type, value.Length));
            _handler.Transmit(_packet.Finish());
        }
    }

    private void BeginPacket(uint tag) => _packet.Begin(_options.LocalPort, _options.RemotePort, tag);
}

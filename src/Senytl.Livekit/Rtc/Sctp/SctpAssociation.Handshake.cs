using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Sctp;

/// <content>The four-way handshake from either side, or from both at once (RFC 9260 sections 5.1 and 5.2).</content>
internal sealed partial class SctpAssociation
{
    private const ushort StaleCookie = 3;
    private readonly SctpCookieJar _cookies = new();
    private TimeSpan _handshakeTimer = TimeSpan.MaxValue;
    private TimeSpan _handshakeGiveUp = TimeSpan.MaxValue;
    private byte[] _cookie = [];

    /// <summary>Begins the handshake; without effect after the first packet of the peer brought it further.</summary>
    public void Connect(TimeSpan now)
    {
        if (State == SctpState.New)
        {
            State = SctpState.CookieWait;
            _handshakeGiveUp = now + _options.GiveUpAfter;
            SendInit(now);
        }
    }

    private SctpInit OwnInit => new(_localTag, (uint)_options.ReceiveWindow, ushort.MaxValue, ushort.MaxValue, FirstTsn);

    // Until data is sent the next TSN is the first one; an INIT that comes later is answered with where we are.
    private uint FirstTsn => _cumulativeAcked + 1;

    private void SendInit(TimeSpan now)
    {
        BeginPacket(0);
        WriteInit(SctpChunkType.Init, []);
        _handler.Transmit(_packet.Finish());
        _handshakeTimer = now + _rto.Timeout;
    }

    private void WriteInit(SctpChunkType type, ReadOnlySpan<byte> cookie)
    {
        ReadOnlySpan<byte> extensions =
        [
            0xC0, 0x00, 0, 4,
            0x80, 0x08, 0, 6, (byte)SctpChunkType.Reconfig, (byte)SctpChunkType.ForwardTsn, 0, 0,
        ];
        var value = _packet.Add(type, SctpInit.Length + extensions.Length + (cookie.IsEmpty ? 0 : 4 + cookie.Length));
        OwnInit.Write(value);
        extensions.CopyTo(value[SctpInit.Length..]);
        if (!cookie.IsEmpty)
        {
            var parameter = value[(SctpInit.Length + extensions.Length)..];
            BinaryPrimitives.WriteUInt16BigEndian(parameter, SctpParameter.StateCookie);
            BinaryPrimitives.WriteUInt16BigEndian(parameter[2..], (ushort)(4 + cookie.Length));
            cookie.CopyTo(parameter[4..]);
        }
    }

    private void OnInit(SctpChunk chunk, TimeSpan now)
    {
        // An INIT after the handshake would be a restart of the peer, which under DTLS means a new connection (RFC 8261 section 6.1).
        if (SctpInit.TryRead(chunk, out var init) && State is SctpState.New or SctpState.CookieWait or SctpState.CookieEchoed)
        {
            BeginPacket(init.Tag);
            WriteInit(SctpChunkType.InitAck, _cookies.Bake(init, SupportsForwardTsn(chunk), now));
            _handler.Transmit(_packet.Finish());
        }
    }

    private void OnInitAck(SctpChunk chunk, TimeSpan now)
    {
        if (State != SctpState.CookieWait || !SctpInit.TryRead(chunk, out var init))
        {
            return;
        }

        var parameters = new SctpParameterReader(chunk.Value[SctpInit.Length..]);
        while (parameters.TryRead(out var type, out var value))
        {
            if (type == SctpParameter.StateCookie)
            {
                _cookie = value.ToArray();
            }
        }

        if (_cookie.Length == 0 || _cookie.Length > _options.MaxPacketLength - SctpPacket.HeaderLength - SctpChunk.HeaderLength)
        {
            return;
        }

        Adopt(init, SupportsForwardTsn(chunk));
        State = SctpState.CookieEchoed;
        SendCookie(now);
    }

    private static bool SupportsForwardTsn(SctpChunk chunk)
    {
        var parameters = new SctpParameterReader(chunk.Value[SctpInit.Length..]);
        while (parameters.TryRead(out var type, out var value))
        {
            if (type == SctpParameter.ForwardTsnSupported
                || (type == SctpParameter.SupportedExtensions && value.Contains((byte)SctpChunkType.ForwardTsn)))
            {
                return true;
            }
        }

        return false;
    }

    private void SendCookie(TimeSpan now)
    {
        BeginPacket(_remoteTag);
        _cookie.CopyTo(_packet.Add(SctpChunkType.CookieEcho, _cookie.Length));
        _handler.Transmit(_packet.Finish());
        _handshakeTimer = now + _rto.Timeout;
    }

    private void OnCookieEcho(SctpChunk chunk, uint tag, TimeSpan now)
    {
        if (tag != _localTag || !_cookies.TryOpen(chunk.Value, now, out var init, out var forwardTsn))
        {
            return;
        }

        // Sections 5.2.4 B and D: both ends sent INIT. The cookie names the peer's tag, so it decides.
        if (State is SctpState.New or SctpState.CookieWait or SctpState.CookieEchoed)
        {
            Adopt(init, forwardTsn);
            Reply(SctpChunkType.CookieAck, []);
            Establish(now);
        }
        else if (init.Tag == _remoteTag)
        {
            Reply(SctpChunkType.CookieAck, []);
        }
    }

    private void OnCookieAck(TimeSpan now)
    {
        if (State == SctpState.CookieEchoed)
        {
            Establish(now);
        }
    }

    private void Adopt(SctpInit init, bool forwardTsn)
    {
        _remoteTag = init.Tag;
        _peerWindow = init.Window;
        _peerStreams = init.IncomingStreams;
        _peerForwardTsn = forwardTsn;
        _received = new ReceivedTsns(init.FirstTsn - 1);
        _expectedRequest = init.FirstTsn;
    }

    private void Establish(TimeSpan now)
    {
        State = SctpState.Established;
        _handshakeTimer = TimeSpan.MaxValue;
        _cookie = [];
        _heartbeatTimer = now + _options.HeartbeatInterval;
        _handler.OnConnected();
    }

    private void AdvanceHandshake(TimeSpan now)
    {
        if (_handshakeTimer > now)
        {
            return;
        }

        if (now >= _handshakeGiveUp)
        {
            End("the peer did not answer the SCTP handshake", failed: true);
            return;
        }

        _rto.BackOff();
        if (State == SctpState.CookieWait)
        {
            SendInit(now);
        }
        else
        {
            SendCookie(now);
        }
    }

    private void OnError(SctpChunk chunk, TimeSpan now)
    {
        if (State != SctpState.CookieEchoed || chunk.Value.Length < 4)
        {
            return;
        }

        if (BinaryPrimitives.ReadUInt16BigEndian(chunk.Value) == StaleCookie)
        {
            State = SctpState.CookieWait;
            _cookie = [];
            SendInit(now);
        }
    }
}

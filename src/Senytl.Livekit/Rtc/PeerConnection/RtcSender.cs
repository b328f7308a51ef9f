using Senytl.Livekit.Rtc.Rtcp;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Sdp;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>The sending half of a transceiver: forwards another peer's packets, or sends packets of its own. Thread safe.</summary>
internal sealed class RtcSender
{
    private readonly Lock _gate = new();
    private readonly byte[] _buffer = new byte[RtpLimits.PacketBytes];
    private readonly byte[] _repeat = new byte[RtpLimits.PacketBytes];
    private readonly PayloadTypeMap _map = new();
    private readonly RtpRewriter _rewriter;
    private RtcTransceiver? _source;
    private RtcReceiveStream? _sourceStream;
    private int _clockRate;
    private uint _packets;
    private uint _octets;

    internal RtcSender(uint ssrc, string canonicalName, ushort firstSequenceNumber, uint firstTimestamp)
    {
        Ssrc = ssrc;
        CanonicalName = canonicalName;
        _rewriter = new RtpRewriter(ssrc, firstSequenceNumber, firstTimestamp);
    }

    /// <summary>The source of everything sent here; announced in our descriptions.</summary>
    public uint Ssrc { get; }

    /// <summary>Equal for tracks that are to be played in step. Default: random per connection.</summary>
    public string CanonicalName { get; set; }

    /// <summary>The stream and track that our descriptions name; null sends none.</summary>
    public SdpMsid? Track { get; set; }

    /// <summary>Packets sent since the start.</summary>
    public long PacketsSent => _packets;

    internal RtcTransceiver Owner { get; set; } = null!;

    /// <summary>Forwards a packet that another transceiver received. Allocates nothing.</summary>
    /// <returns>False when nothing may be sent, the codec is not known on this leg, or the transport refused it.</returns>
    public bool Forward(RtpPacket packet, RtcTransceiver source)
    {
        if (!Owner.CanSend || packet.Bytes.Length > RtpLimits.PacketBytes)
        {
            return false;
        }

        lock (_gate)
        {
            if (!_map.TryMap(packet.PayloadType, source.Codecs, Owner.Codecs, out var payloadType, out _clockRate))
            {
                return false;
            }

            if (!ReferenceEquals(_source, source) || _sourceStream?.Ssrc != packet.Ssrc)
            {
                _source = source;
                _sourceStream = source.Peer.FindStream(packet.Ssrc);
            }

            var length = _rewriter.Rewrite(packet, payloadType, _clockRate, Owner.Peer.Now, _buffer);
            _packets++;
            _octets += (uint)packet.Payload.Length;
            return Owner.Peer.SendRtp(_buffer.AsSpan(0, length));
        }
    }

    /// <summary>Sends a packet of our own as the first negotiated codec of that name.</summary>
    /// <param name="codec">One of <see cref="RtcTransceiver.Codecs"/>.</param>
    /// <param name="sequenceNumber">Counted by the caller; the wire number starts elsewhere and keeps step.</param>
    /// <param name="timestamp">In the codec's clock; the wire timestamp starts elsewhere and keeps step.</param>
    /// <param name="marker">First packet after silence (audio), last of a frame (video).</param>
    /// <param name="payload">At most 1,400 bytes.</param>
    /// <param name="level">Sent in the header extension when that was negotiated.</param>
    public bool Send(SdpCodec codec, ushort sequenceNumber, uint timestamp, bool marker, ReadOnlySpan<byte> payload, AudioLevel? level = null)
    {
        if (!Owner.CanSend || payload.Length > RtpLimits.PayloadBytes)
        {
            return false;
        }

        lock (_gate)
        {
            var length = RtpBuilder.Write(_repeat, codec.PayloadType, sequenceNumber, timestamp, Ssrc, marker, payload);
            RtpPacket.TryRead(_repeat.AsSpan(0, length), out var packet);
            _clockRate = codec.ClockRate;
            _sourceStream = null;
            length = _rewriter.Rewrite(packet, codec.PayloadType, codec.ClockRate, Owner.Peer.Now, _buffer);
            if (level is { } known && Owner.AudioLevelExtensionId is > 0 and < 15)
            {
                length = RtpBuilder.InsertAudioLevel(_buffer, length, Owner.AudioLevelExtensionId, known);
            }

            _packets++;
            _octets += (uint)payload.Length;
            return Owner.Peer.SendRtp(_buffer.AsSpan(0, length));
        }
    }

    /// <summary>Sends again what a NACK names, as far as the source's history still has it.</summary>
    internal bool Repeat(ushort forwarded)
    {
        lock (_gate)
        {
            if (_sourceStream?.History is not { } history
                || !_rewriter.TryFindOriginal(forwarded, out var source, out var original)
                || history.Copy(source, original, _repeat) is var length && length == 0
                || !RtpPacket.TryRead(_repeat.AsSpan(0, length), out var packet)
                || !_map.TryMap(packet.PayloadType, _source!.Codecs, Owner.Codecs, out var payloadType, out _))
            {
                return false;
            }

            return Owner.Peer.SendRtp(_buffer.AsSpan(0, _rewriter.Repeat(packet, payloadType, _buffer)));
        }
    }

    /// <summary>The sender information of a report; false when nothing was sent yet.</summary>
    internal bool TryReport(TimeSpan now, DateTimeOffset wallClock, out RtcpSenderInfo info)
    {
        lock (_gate)
        {
            info = default;
            if (!_rewriter.Started || _packets == 0)
            {
                return false;
            }

            // A forwarded stream keeps its author's clock, so that its audio and video stay in step at the receiver.
            if (_sourceStream is { SenderInfo: { NtpTime: not 0 } origin } stream)
            {
                var elapsed = now - stream.SenderInfoAt;
                info = new RtcpSenderInfo(
                    Ssrc,
                    origin.NtpTime + ((ulong)NtpTime.Compact(elapsed) << 16),
                    _rewriter.TranslateTimestamp(origin.RtpTimestamp) + Ticks(elapsed),
                    _packets,
                    _octets);
                return true;
            }

            info = new RtcpSenderInfo(Ssrc, NtpTime.From(wallClock), _rewriter.HighestTimestamp + Ticks(now - _rewriter.HighestAt), _packets, _octets);
            return true;
        }
    }

    private uint Ticks(TimeSpan elapsed) => (uint)(elapsed.Ticks * _clockRate / TimeSpan.TicksPerSecond);
}

using System.Text;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Sdp;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>
/// Finds the section of a packet (RFC 8843 section 9.2): by source when it is known, else by the mid extension, else by a
/// payload type that only one section has. A negotiation swaps the table; the packet path reads it without a lock.
/// </summary>
internal sealed class MediaRouter
{
    /// <summary>Most sources of one peer; announced ones first.</summary>
    public const int MaxStreams = 1024;

    private readonly Lock _gate = new();
    private readonly RtpHistoryBudget _budget = new();
    private volatile Dictionary<uint, RtcReceiveStream> _streams = [];
    private volatile RtcTransceiver[] _receiving = [];
    private volatile int _midExtensionId;

    /// <summary>All sources in no order; to enumerate them allocates nothing.</summary>
    public Dictionary<uint, RtcReceiveStream>.ValueCollection Streams => _streams.Values;

    /// <summary>The stream of a source; null when it is not known.</summary>
    public RtcReceiveStream? Find(uint ssrc) => _streams.GetValueOrDefault(ssrc);

    /// <summary>The stream of a packet, which becomes known with it; null when nothing says where it belongs.</summary>
    public RtcReceiveStream? Route(RtpPacket packet)
    {
        if (_streams.TryGetValue(packet.Ssrc, out var stream))
        {
            return stream;
        }

        return (FindByMid(packet) ?? FindByPayloadType(packet.PayloadType)) is { } transceiver ? Learn(packet.Ssrc, transceiver) : null;
    }

    /// <summary>Takes over what a negotiation agreed on.</summary>
    public void Rebuild(IEnumerable<RtcTransceiver> transceivers, int midExtensionId)
    {
        lock (_gate)
        {
            var receiving = transceivers.Where(item => !item.Stopped && (item.CurrentDirection & MediaDirection.RecvOnly) != 0).ToArray();
            var streams = new Dictionary<uint, RtcReceiveStream>();
            foreach (var known in _streams.Values.Where(known => receiving.Contains(known.Transceiver) && MayStillSend(known)))
            {
                streams[known.Ssrc] = known;
            }

            foreach (var transceiver in receiving)
            {
                foreach (var source in transceiver.RemoteSection?.Ssrcs ?? [])
                {
                    if (streams.Count < MaxStreams && (!streams.TryGetValue(source.Id, out var known) || known.Transceiver != transceiver))
                    {
                        streams[source.Id] = new RtcReceiveStream(source.Id, transceiver, _budget);
                    }
                }
            }

            foreach (var gone in _streams.Values.Where(known => streams.GetValueOrDefault(known.Ssrc) != known))
            {
                gone.History?.Release();
            }

            _midExtensionId = midExtensionId;
            _receiving = receiving;
            _streams = streams;
        }
    }

    /// <summary>The source of a section that was heard last, or was announced first when none was; null when it has none.</summary>
    public RtcReceiveStream? HeardLast(RtcTransceiver transceiver)
    {
        RtcReceiveStream? last = null;
        foreach (var stream in _streams.Values)
        {
            if (stream.Transceiver == transceiver && (last is null || stream.HeardAt > last.HeardAt))
            {
                last = stream;
            }
        }

        return last;
    }

    // A section that announces its sources has no others; one that announces none may go on with any.
    private static bool MayStillSend(RtcReceiveStream stream) =>
        stream.Transceiver.RemoteSection?.Ssrcs is not { Count: > 0 } announced || announced.Exists(source => source.Id == stream.Ssrc);

    private RtcReceiveStream? Learn(uint ssrc, RtcTransceiver transceiver)
    {
        lock (_gate)
        {
            if (_streams.Count >= MaxStreams)
            {
                return null;
            }

            var stream = new RtcReceiveStream(ssrc, transceiver, _budget);
            _streams = new Dictionary<uint, RtcReceiveStream>(_streams) { [ssrc] = stream };
            return stream;
        }
    }

    private RtcTransceiver? FindByMid(RtpPacket packet)
    {
        if (!packet.Extensions.TryFind(_midExtensionId, out var value) || value.Length > 32)
        {
            return null;
        }

        var mid = Encoding.UTF8.GetString(value);
        return Array.Find(_receiving, transceiver => transceiver.Mid == mid);
    }

    private RtcTransceiver? FindByPayloadType(int payloadType)
    {
        RtcTransceiver? found = null;
        foreach (var transceiver in _receiving)
        {
            if (transceiver.Codec(payloadType) is null)
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = transceiver;
        }

        return found;
    }
}

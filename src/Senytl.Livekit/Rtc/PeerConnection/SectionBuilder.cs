using Senytl.Livekit.Rtc.Sdp;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>Builds our side of one section.</summary>
internal static class SectionBuilder
{
    private const int MidExtensionId = 4;
    private const int AudioLevelExtensionId = 1;

    /// <summary>The answer to an offered section (RFC 8829 section 5.3.1).</summary>
    public static MediaSection Answer(MediaSection offered, RtcTransceiver? transceiver, RtcPeerOptions options)
    {
        var section = new MediaSection { Kind = offered.Kind, Mid = offered.Mid, Protocol = offered.Protocol, Port = offered.Rejected ? 0 : 9 };
        if (transceiver is null)
        {
            return Data(section, options);
        }

        section.Codecs.AddRange(CommonCodecs(offered, transceiver, options));
        section.Direction = offered.Rejected || section.Codecs.Count == 0
            ? MediaDirection.Inactive
            : transceiver.Direction & offered.Direction.Reverse();
        if (section.Codecs.Count == 0)
        {
            // A refused section would have port 0, which breaks the bundle when it is the tagged one; inactive does not.
            section.Codecs.AddRange(offered.Codecs.Where(codec => codec.Name.Length > 0).Take(1).Select(codec => codec.Clone()));
        }

        section.Extensions.AddRange(offered.Extensions.Where(IsKnown));
        return Finish(section, transceiver);
    }

    /// <summary>A section of our own offer (RFC 8829 sections 5.2.1 and 5.2.2).</summary>
    public static MediaSection Offer(LayoutEntry entry, RtcPeerOptions options, IReadOnlyList<LayoutEntry> layout)
    {
        if (entry.Transceiver is not { } transceiver)
        {
            return Data(new MediaSection { Kind = MediaKind.Application, Mid = entry.Mid, Protocol = "UDP/DTLS/SCTP" }, options);
        }

        var section = new MediaSection { Kind = entry.Kind, Mid = entry.Mid, Port = transceiver.Stopped ? 0 : 9 };
        section.Direction = transceiver.Stopped ? MediaDirection.Inactive : transceiver.Direction;
        section.Codecs.AddRange(transceiver.Codecs.Count > 0
            ? transceiver.Codecs.Select(codec => WithParameters(codec.Clone(), transceiver))
            : OfferedPayloadTypes.Assign(options.Codecs.Where(codec => codec.Kind == entry.Kind), layout)
                .Select(codec => WithParameters(codec, transceiver)));
        section.Extensions.AddRange(entry.Remote?.Extensions.Where(IsKnown) ?? DefaultExtensions(entry.Kind));
        return Finish(section, transceiver);
    }

    /// <summary>The codecs of a peer's section that we know: the preferred one first, the others in the peer's order.</summary>
    public static IEnumerable<SdpCodec> CommonCodecs(MediaSection theirs, RtcTransceiver transceiver, RtcPeerOptions options) =>
        from codec in theirs.Codecs
        let known = options.Codecs.FirstOrDefault(known => known.Kind == theirs.Kind && known.Matches(codec))
        where known is not null
        orderby codec.Name.Equals(transceiver.PreferredCodec, StringComparison.OrdinalIgnoreCase) descending
        select WithParameters(known.Answer(codec), transceiver);

    private static SdpCodec WithParameters(SdpCodec codec, RtcTransceiver transceiver)
    {
        if (transceiver.OpusParameters is { } parameters && codec.Is("opus", 48000))
        {
            codec.Parameters = parameters;
        }

        return codec;
    }

    private static bool IsKnown(SdpHeaderExtension extension) => extension.Uri is SdpExtensionUris.Mid or SdpExtensionUris.AudioLevel;

    private static IEnumerable<SdpHeaderExtension> DefaultExtensions(MediaKind kind) => kind == MediaKind.Audio
        ? [new(AudioLevelExtensionId, SdpExtensionUris.AudioLevel), new(MidExtensionId, SdpExtensionUris.Mid)]
        : [new(MidExtensionId, SdpExtensionUris.Mid)];

    private static MediaSection Data(MediaSection section, RtcPeerOptions options)
    {
        section.SctpPort = 5000;
        section.MaxMessageSize = options.MaxMessageSize;
        return section;
    }

    private static MediaSection Finish(MediaSection section, RtcTransceiver transceiver)
    {
        section.RtcpMux = true;
        section.RtcpReducedSize = true;
        if ((section.Direction & MediaDirection.SendOnly) != 0 && transceiver.Sender is { } sender)
        {
            var track = sender.Track ?? new SdpMsid("-", section.Mid);
            section.Msids.Add(track);
            section.Ssrcs.Add(new SdpSsrc { Id = sender.Ssrc, CName = sender.CanonicalName, Msid = track.ToString() });
        }

        return section;
    }
}

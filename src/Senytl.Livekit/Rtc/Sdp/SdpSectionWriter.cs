using System.Globalization;
using System.Text;
using static Senytl.Livekit.Rtc.Sdp.SdpWriter;

namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>Writes one m-line with its attributes.</summary>
internal static class SdpSectionWriter
{
    /// <summary>Appends the section.</summary>
    public static void Write(StringBuilder text, MediaSection section)
    {
        Line(text, $"m={KindName(section.Kind)} {section.Port} {section.Protocol} {Formats(section)}");
        Line(text, $"c=IN IP4 0.0.0.0");
        LineIf(text, section.Kind != MediaKind.Application, $"a=rtcp:9 IN IP4 0.0.0.0");
        WriteTransport(text, section);
        LineIf(text, section.Mid.Length > 0, $"a=mid:{section.Mid}");
        LineIf(text, section.BundleOnly, $"a=bundle-only");
        if (section.Kind == MediaKind.Application)
        {
            LineIf(text, section.SctpPort is not null, $"a=sctp-port:{section.SctpPort}");
            Line(text, $"a=max-message-size:{section.MaxMessageSize}");
        }
        else
        {
            WriteMedia(text, section);
        }

        foreach (var other in section.Others)
        {
            Line(text, $"a={other}");
        }
    }

    private static string KindName(MediaKind kind) => kind switch
    {
        MediaKind.Audio => "audio",
        MediaKind.Video => "video",
        _ => "application",
    };

    private static string Formats(MediaSection section) => section switch
    {
        { Kind: MediaKind.Application } => "webrtc-datachannel",
        { Codecs.Count: 0 } => "0",
        _ => string.Join(' ', section.Codecs.Select(codec => codec.PayloadType.ToString(CultureInfo.InvariantCulture))),
    };

    private static void WriteTransport(StringBuilder text, MediaSection section)
    {
        foreach (var candidate in section.Candidates)
        {
            Line(text, $"a={candidate}");
        }

        LineIf(text, section.EndOfCandidates, $"a=end-of-candidates");
        LineIf(text, section.IceUfrag.Length > 0, $"a=ice-ufrag:{section.IceUfrag}");
        LineIf(text, section.IcePwd.Length > 0, $"a=ice-pwd:{section.IcePwd}");
        foreach (var fingerprint in section.Fingerprints)
        {
            Line(text, $"a=fingerprint:{fingerprint}");
        }

        LineIf(text, section.Setup == DtlsSetup.ActPass, $"a=setup:actpass");
        LineIf(text, section.Setup == DtlsSetup.Active, $"a=setup:active");
        LineIf(text, section.Setup == DtlsSetup.Passive, $"a=setup:passive");
    }

    private static void WriteMedia(StringBuilder text, MediaSection section)
    {
        foreach (var extension in section.Extensions)
        {
            Line(text, $"a=extmap:{extension.Id} {extension.Uri}");
        }

        Line(text, $"a={section.Direction.ToAttribute()}");
        foreach (var msid in section.Msids)
        {
            Line(text, $"a=msid:{msid}");
        }

        LineIf(text, section.RtcpMux, $"a=rtcp-mux");
        LineIf(text, section.RtcpReducedSize, $"a=rtcp-rsize");
        foreach (var codec in section.Codecs)
        {
            WriteCodec(text, codec);
        }

        foreach (var group in section.SsrcGroups)
        {
            Line(text, $"a=ssrc-group:{group.Semantics} {string.Join(' ', group.Sources)}");
        }

        foreach (var source in section.Ssrcs)
        {
            Line(text, $"a=ssrc:{source.Id} cname:{source.CName}");
            LineIf(text, source.Msid.Length > 0, $"a=ssrc:{source.Id} msid:{source.Msid}");
        }
    }

    private static void WriteCodec(StringBuilder text, SdpCodec codec)
    {
        if (codec.Name.Length > 0)
        {
            var channels = codec.Channels > 1 ? string.Create(CultureInfo.InvariantCulture, $"/{codec.Channels}") : "";
            Line(text, $"a=rtpmap:{codec.PayloadType} {codec.Name}/{codec.ClockRate}{channels}");
        }

        foreach (var feedback in codec.Feedback)
        {
            Line(text, $"a=rtcp-fb:{codec.PayloadType} {feedback}");
        }

        LineIf(text, codec.Parameters.Length > 0, $"a=fmtp:{codec.PayloadType} {codec.Parameters}");
    }
}

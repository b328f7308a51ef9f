using System.Globalization;

namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>Attributes of a section: identity and transport here, codecs in <see cref="SdpCodecAttributes"/>.</summary>
internal static class SdpMediaAttributes
{
    /// <summary>Reads one attribute of a section.</summary>
    public static bool TryRead(ReadOnlySpan<char> name, ReadOnlySpan<char> value, ReadOnlySpan<char> whole, MediaSection section)
    {
        switch (name)
        {
            case "mid":
                section.Mid = value.ToString();
                return !value.IsEmpty;
            case "msid":
                return SdpText.TryAdd(section.Msids, SdpMsid.Parse(value));
            case "ice-ufrag":
                section.IceUfrag = value.ToString();
                return value.Length is >= 4 and <= 256;
            case "ice-pwd":
                section.IcePwd = value.ToString();
                return value.Length is >= 22 and <= 256;
            case "candidate":
                return SdpText.TryAdd(section.Candidates, whole.ToString());
            case "end-of-candidates":
                section.EndOfCandidates = true;
                return true;
            case "fingerprint":
                return SdpFingerprint.TryParse(value, out var fingerprint) && SdpText.TryAdd(section.Fingerprints, fingerprint!);
            case "setup":
                var known = SdpText.TryReadSetup(value, out var setup);
                section.Setup = setup;
                return known;
            case "rtcp":
                // RTCP is always multiplexed, so its own address means nothing.
                return true;
            case "rtcp-mux":
                section.RtcpMux = true;
                return true;
            case "rtcp-rsize":
                section.RtcpReducedSize = true;
                return true;
            case "bundle-only":
                section.BundleOnly = true;
                return true;
            case "sctp-port":
                var port = TryReadPort(value, out var sctpPort);
                section.SctpPort = sctpPort;
                return port;
            case "max-message-size":
                return TryReadMessageSize(value, section);
            default:
                return SdpCodecAttributes.TryRead(name, value, whole, section);
        }
    }

    private static bool TryReadPort(ReadOnlySpan<char> value, out int port)
    {
        var read = ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        port = number;
        return read;
    }

    private static bool TryReadMessageSize(ReadOnlySpan<char> value, MediaSection section)
    {
        var read = ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size);
        section.MaxMessageSize = size is 0 or > SdpLimits.MaxMessageSize ? SdpLimits.MaxMessageSize : (int)size;
        return read;
    }
}

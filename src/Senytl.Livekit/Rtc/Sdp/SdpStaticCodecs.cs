namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>The static payload types of RFC 3551 section 6 that WebRTC peers may list without an rtpmap.</summary>
internal static class SdpStaticCodecs
{
    /// <summary>The codec of a static payload type; null for any other.</summary>
    public static SdpCodec? Find(int payloadType) => payloadType switch
    {
        0 => Audio(0, "PCMU"),
        8 => Audio(8, "PCMA"),
        9 => Audio(9, "G722"),
        13 => Audio(13, "CN"),
        _ => null,
    };

    private static SdpCodec Audio(int payloadType, string name) => new() { PayloadType = payloadType, Name = name, ClockRate = 8000 };
}

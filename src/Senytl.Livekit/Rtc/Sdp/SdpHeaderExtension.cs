namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>An <c>a=extmap</c> line (RFC 8285 section 5).</summary>
/// <param name="Id">1 to 14 fits the one-byte form, 15 to 255 needs the two-byte form.</param>
/// <param name="Uri">What the extension carries: one of <see cref="SdpExtensionUris"/> or something we pass by.</param>
internal sealed record SdpHeaderExtension(int Id, string Uri);

/// <summary>The header extensions that this stack reads.</summary>
internal static class SdpExtensionUris
{
    /// <summary>The mid of the section that a packet belongs to (RFC 9143 section 15).</summary>
    public const string Mid = "urn:ietf:params:rtp-hdrext:sdes:mid";

    /// <summary>Client-to-mixer audio level (RFC 6464).</summary>
    public const string AudioLevel = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";
}

namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>How much of a peer's description is read before it is refused.</summary>
internal static class SdpLimits
{
    /// <summary>Characters of one description: a browser that subscribes to 200 tracks sends about 500,000.</summary>
    public const int Characters = 1 << 20;

    /// <summary>m-lines of one description.</summary>
    public const int Sections = 512;

    /// <summary>Payload types, extensions, candidates, sources or other attributes of one section, each.</summary>
    public const int EntriesPerSection = 128;

    /// <summary>Largest <c>max-message-size</c> that we take over; anything above, and 0 (no limit), is read as this.</summary>
    public const int MaxMessageSize = 1 << 28;
}

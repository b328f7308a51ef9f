namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>What a section starts from before its own attributes are read.</summary>
internal static class SdpDefaults
{
    /// <summary>A section with the session's transport attributes, which hold where the section has none (RFC 8839, RFC 8122).</summary>
    public static MediaSection Inherit(MediaSection session, MediaKind kind, int port, string protocol) => new()
    {
        Kind = kind,
        Port = port,
        Protocol = protocol,
        Direction = session.Direction,
        IceUfrag = session.IceUfrag,
        IcePwd = session.IcePwd,
        Setup = session.Setup,
        Fingerprints = [.. session.Fingerprints],
        EndOfCandidates = session.EndOfCandidates,
    };

    /// <summary>A payload type that the m-line lists before its rtpmap is read.</summary>
    public static SdpCodec Unnamed(int payloadType) => new() { PayloadType = payloadType, Name = "", ClockRate = 0 };
}

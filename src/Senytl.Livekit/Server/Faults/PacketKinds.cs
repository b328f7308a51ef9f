namespace Senytl.Livekit.Server.Faults;

/// <summary>Kinds of datagrams that a rule may meet.</summary>
[Flags]
public enum PacketKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Audio and video (SRTP).</summary>
    Media = 1,

    /// <summary>Reports and requests about media (SRTCP).</summary>
    Reports = 2,

    /// <summary>The handshake and data channels (DTLS).</summary>
    Data = 4,

    /// <summary>Connectivity checks (STUN).</summary>
    Checks = 8,

    /// <summary>Everything.</summary>
    All = Media | Reports | Data | Checks,
}

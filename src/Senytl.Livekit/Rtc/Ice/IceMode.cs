namespace Senytl.Livekit.Rtc.Ice;

/// <summary>How an agent takes part, RFC 8445 sections 2.5 and 6.1.1.</summary>
internal enum IceMode
{
    /// <summary>Answers checks and never sends one; always controlled. What a server with one known address needs.</summary>
    Lite,

    /// <summary>Sends checks and, unless the conflict rule says otherwise, nominates.</summary>
    Controlling,

    /// <summary>Sends checks and waits for the peer's nomination.</summary>
    Controlled,
}

namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>Parameter types in use.</summary>
internal static class SctpParameter
{
    /// <summary>State cookie (RFC 9260 section 3.3.3.1).</summary>
    public const ushort StateCookie = 7;

    /// <summary>Outgoing SSN reset request (RFC 6525 section 4.1).</summary>
    public const ushort OutgoingReset = 13;

    /// <summary>Incoming SSN reset request (RFC 6525 section 4.2).</summary>
    public const ushort IncomingReset = 14;

    /// <summary>SSN/TSN reset request (RFC 6525 section 4.3).</summary>
    public const ushort TsnReset = 15;

    /// <summary>Re-configuration response (RFC 6525 section 4.4).</summary>
    public const ushort ReconfigResponse = 16;

    /// <summary>Add outgoing streams request (RFC 6525 section 4.5).</summary>
    public const ushort AddOutgoing = 17;

    /// <summary>Add incoming streams request (RFC 6525 section 4.6).</summary>
    public const ushort AddIncoming = 18;

    /// <summary>The chunk types that an end understands (RFC 5061 section 4.2.7).</summary>
    public const ushort SupportedExtensions = 0x8008;

    /// <summary>Forward TSN is supported (RFC 3758 section 3.1).</summary>
    public const ushort ForwardTsnSupported = 0xC000;
}

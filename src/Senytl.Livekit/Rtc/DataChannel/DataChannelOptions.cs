namespace Senytl.Livekit.Rtc.DataChannel;

/// <summary>How a channel delivers (RFC 8832 section 5.1).</summary>
internal sealed record DataChannelOptions
{
    /// <summary>The channel's name, at most 65,535 bytes of UTF-8.</summary>
    public required string Label { get; init; }

    /// <summary>The sub-protocol; empty for none.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>Whether messages arrive in the order in which they were sent. Default true.</summary>
    public bool Ordered { get; init; } = true;

    /// <summary>How often a lost message is sent again before it is given up; null means without end (reliable).</summary>
    public ushort? MaxRetransmits { get; init; }

    /// <summary>How long a message is tried, in milliseconds; null means without end. Not together with <see cref="MaxRetransmits"/>.</summary>
    public ushort? MaxLifetimeMilliseconds { get; init; }

    /// <summary>The stream id when both sides agreed on it beforehand and no opening message is wanted; null lets the handshake choose.</summary>
    public ushort? NegotiatedId { get; init; }
}

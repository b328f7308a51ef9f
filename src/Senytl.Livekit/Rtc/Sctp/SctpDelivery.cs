namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>How one message is delivered (RFC 9260 section 3.3.1, RFC 7496).</summary>
/// <param name="Unordered">Whether it may overtake messages of its stream.</param>
/// <param name="MaxRetransmits">How often it is sent again at most; null without limit.</param>
/// <param name="Lifetime">How long it is tried; null without limit.</param>
internal readonly record struct SctpDelivery(bool Unordered, int? MaxRetransmits, TimeSpan? Lifetime)
{
    /// <summary>In order, until it arrives.</summary>
    public static SctpDelivery Reliable => default;

    /// <summary>Whether the message may be given up.</summary>
    public bool IsPartial => MaxRetransmits is not null || Lifetime is not null;
}

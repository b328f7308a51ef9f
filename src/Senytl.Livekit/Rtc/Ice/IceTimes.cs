namespace Senytl.Livekit.Rtc.Ice;

/// <summary>The waits of an agent.</summary>
/// <param name="Connect">From the start to the first selected path.</param>
/// <param name="Disconnected">Silence before the state says so.</param>
/// <param name="Failed">Silence before consent is gone, RFC 7675 section 5.1.</param>
internal sealed record IceTimes(TimeSpan Connect, TimeSpan Disconnected, TimeSpan Failed)
{
    /// <summary>RFC 8445 section 14.2 asks for 50 ms between new checks.</summary>
    public static readonly TimeSpan Pacing = TimeSpan.FromMilliseconds(50);

    /// <summary>First retransmission; shorter than the 500 ms of RFC 8445 section 14.3, since peers are on this machine or near.</summary>
    public static readonly TimeSpan FirstRetransmission = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait between retransmissions.</summary>
    public static readonly TimeSpan LastRetransmission = TimeSpan.FromMilliseconds(1600);

    /// <summary>How long nomination waits for a better pair once one works.</summary>
    public static readonly TimeSpan NominationPatience = TimeSpan.FromMilliseconds(200);

    /// <summary>Consent is asked for at 0.8 to 1.2 times this.</summary>
    public static readonly TimeSpan Consent = TimeSpan.FromSeconds(5);

    /// <summary>An unanswered consent check is followed by another, so that one lost packet is not taken for silence.</summary>
    public static readonly TimeSpan ConsentAgain = TimeSpan.FromMilliseconds(500);

    /// <summary>How often a check is sent before a nomination, or a path beside the selected one, is given up: 3 s with its pauses.</summary>
    public const int Attempts = 5;

    public static IceTimes Default { get; } = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));
}

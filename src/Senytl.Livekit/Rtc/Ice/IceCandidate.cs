using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Ice;

/// <summary>A UDP candidate of the one RTP component, RFC 8445 section 5.1.1.</summary>
/// <param name="Foundation">1 to 32 ice-chars; equal for candidates of one type, base and server.</param>
/// <param name="Priority">1 to 2^31 - 1; higher is tried first.</param>
/// <param name="Address">Where to send.</param>
/// <param name="Type">Host for all of our own; peers may name others.</param>
internal sealed record IceCandidate(string Foundation, uint Priority, TransportAddress Address, IceCandidateType Type)
{
    /// <summary>A host candidate; earlier addresses get higher priority.</summary>
    public static IceCandidate Host(TransportAddress address, int index = 0) =>
        new((index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), IcePriority.Of(IceCandidateType.Host, (ushort)(65535 - index)), address, IceCandidateType.Host);

    /// <summary>The <c>candidate:</c> value as SDP and trickle messages carry it, without <c>a=</c>.</summary>
    public override string ToString() => IceCandidateText.Format(this);
}

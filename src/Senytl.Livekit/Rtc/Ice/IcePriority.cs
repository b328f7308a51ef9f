namespace Senytl.Livekit.Rtc.Ice;

/// <summary>Priorities of candidates and pairs, RFC 8445 sections 5.1.2.1 and 6.1.2.3.</summary>
internal static class IcePriority
{
    private const int RtpComponent = 1;

    public static uint Of(IceCandidateType type, ushort localPreference = 65535) =>
        ((uint)TypePreference(type) << 24) | ((uint)localPreference << 8) | (256 - RtpComponent);

    public static ulong OfPair(uint controlling, uint controlled) =>
        ((ulong)Math.Min(controlling, controlled) << 32) + (2UL * Math.Max(controlling, controlled)) + (controlling > controlled ? 1UL : 0UL);

    private static int TypePreference(IceCandidateType type) => type switch
    {
        IceCandidateType.Host => 126,
        IceCandidateType.PeerReflexive => 110,
        IceCandidateType.ServerReflexive => 100,
        _ => 0,
    };
}

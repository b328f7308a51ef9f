namespace Senytl.Livekit.Rtc.Ice;

/// <summary>Where a candidate came from, RFC 8445 section 4.</summary>
internal enum IceCandidateType
{
    Host,
    PeerReflexive,
    ServerReflexive,
    Relayed,
}

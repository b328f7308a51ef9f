namespace Senytl.Livekit.Rtc.Ice;

/// <summary>What an authenticated connectivity check said.</summary>
/// <param name="Priority">The priority that its sender would give a peer-reflexive candidate.</param>
/// <param name="UseCandidate">Whether it nominates.</param>
/// <param name="IsCurrent">Whether it used the present local credentials, not those before a restart.</param>
/// <param name="ControllingTieBreaker">Set when the sender believes to be controlling.</param>
/// <param name="ControlledTieBreaker">Set when the sender believes to be controlled.</param>
internal readonly record struct IceCheck(
    uint Priority,
    bool UseCandidate,
    bool IsCurrent,
    ulong? ControllingTieBreaker,
    ulong? ControlledTieBreaker);

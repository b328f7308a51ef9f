namespace Senytl.Livekit.Server.Snapshots;

/// <summary>A participant as it was when asked.</summary>
/// <param name="Identity">Its identity.</param>
/// <param name="Sid">Its identifier in this session.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Attributes">Its attributes; agents keep <c>lk.agent.state</c> there.</param>
/// <param name="IsAgent">Whether it is an agent.</param>
/// <param name="IsActive">Whether its peer connection is up.</param>
/// <param name="Tracks">What it publishes.</param>
/// <param name="SubscribedTracks">Sids of the tracks that it is bound to.</param>
public sealed record ParticipantSnapshot(
    string Identity,
    string Sid,
    string Name,
    string Metadata,
    IReadOnlyDictionary<string, string> Attributes,
    bool IsAgent,
    bool IsActive,
    IReadOnlyList<TrackSnapshot> Tracks,
    IReadOnlyList<string> SubscribedTracks);

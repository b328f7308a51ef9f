namespace Senytl.Livekit.Server.Snapshots;

/// <summary>A room as it was when asked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sid">Its identifier.</param>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Participants">Those in it, agents and hidden ones included.</param>
public sealed record RoomSnapshot(string Name, string Sid, string Metadata, IReadOnlyList<ParticipantSnapshot> Participants)
{
    /// <summary>The participant of an identity; null when it is not there.</summary>
    public ParticipantSnapshot? Participant(string identity) => Participants.FirstOrDefault(participant => participant.Identity == identity);
}

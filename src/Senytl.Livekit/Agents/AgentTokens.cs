using Senytl.Livekit.Protos;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Agents;

/// <summary>The access tokens that let job processes enter their rooms.</summary>
internal static class AgentTokens
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public static TokenClaims For(LiveJob job, LiveWorker worker, AvailabilityResponse answer, string identity)
    {
        var allowed = worker.AllowedPermissions;
        var attributes = new Dictionary<string, string>(answer.ParticipantAttributes) { ["lk.agent_name"] = worker.AgentName };
        return new TokenClaims
        {
            Identity = identity,
            Name = answer.ParticipantName,
            Metadata = answer.ParticipantMetadata,
            Attributes = attributes,
            Kind = "agent",
            Video = new VideoGrant
            {
                Room = job.Room.Name,
                RoomJoin = true,
                Agent = true,
                CanPublish = allowed?.CanPublish ?? true,
                CanSubscribe = allowed?.CanSubscribe ?? true,
                CanPublishData = allowed?.CanPublishData ?? true,
                CanUpdateOwnMetadata = allowed?.CanUpdateMetadata ?? true,
                Hidden = allowed?.Hidden ?? false,
            },
        };
    }
}

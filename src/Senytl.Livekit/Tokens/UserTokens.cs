using Senytl.Livekit.Protos;

namespace Senytl.Livekit.Tokens;

/// <summary>The claims of tokens that tests ask for.</summary>
internal static class UserTokens
{
    public static TokenClaims For(string room, string identity, TokenOptions options)
    {
        var configuration = options.Agents.Count == 0 ? null : new RoomConfiguration
        {
            Agents = { options.Agents.Select(name => new RoomAgentDispatch { AgentName = name }) },
        };
        return new TokenClaims
        {
            Identity = identity,
            Name = options.Name,
            Metadata = options.Metadata,
            Attributes = options.Attributes,
            RoomConfiguration = configuration,
            Video = new VideoGrant
            {
                Room = room,
                RoomJoin = true,
                CanPublish = options.CanPublish,
                CanSubscribe = options.CanSubscribe,
                CanPublishData = options.CanPublishData,
                CanUpdateOwnMetadata = options.CanUpdateOwnMetadata,
                CanPublishSources = options.CanPublishSources.Count > 0 ? options.CanPublishSources : null,
                Hidden = options.Hidden,
                RoomAdmin = options.RoomAdmin,
                RoomCreate = options.RoomCreate,
                RoomList = options.RoomList,
            },
        };
    }
}

using Senytl.Livekit.Protos;

namespace Senytl.Livekit.Tokens;

/// <summary>What a verified access token says.</summary>
internal sealed record TokenClaims
{
    public string ApiKey { get; init; } = "";

    public string Identity { get; init; } = "";

    public string Name { get; init; } = "";

    public string Metadata { get; init; } = "";

    public string Kind { get; init; } = "";

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public VideoGrant Video { get; init; } = new();

    /// <summary>How the room is to be made when this token's bearer is the first to enter; null when the token does not say.</summary>
    public RoomConfiguration? RoomConfiguration { get; init; }
}

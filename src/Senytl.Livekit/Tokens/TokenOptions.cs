namespace Senytl.Livekit.Tokens;

/// <summary>What an access token grants beyond the room and the identity.</summary>
public sealed record TokenOptions
{
    /// <summary>Display name. Default: empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Participant metadata. Default: empty.</summary>
    public string Metadata { get; init; } = "";

    /// <summary>Participant attributes. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>May publish tracks. Default: true.</summary>
    public bool CanPublish { get; init; } = true;

    /// <summary>May subscribe to tracks. Default: true.</summary>
    public bool CanSubscribe { get; init; } = true;

    /// <summary>May send data. Default: true.</summary>
    public bool CanPublishData { get; init; } = true;

    /// <summary>May change its own name, metadata and attributes. Default: true.</summary>
    public bool CanUpdateOwnMetadata { get; init; } = true;

    /// <summary>The only sources that may be published (<c>camera</c>, <c>microphone</c>, <c>screen_share</c>, <c>screen_share_audio</c>). Default: empty, which means all.</summary>
    public IReadOnlyList<string> CanPublishSources { get; init; } = [];

    /// <summary>Others do not see this participant. Default: false.</summary>
    public bool Hidden { get; init; }

    /// <summary>May call the room service for this room. Default: false.</summary>
    public bool RoomAdmin { get; init; }

    /// <summary>May create and delete rooms. Default: false.</summary>
    public bool RoomCreate { get; init; }

    /// <summary>May list rooms. Default: false.</summary>
    public bool RoomList { get; init; }

    /// <summary>Names of the agents that are dispatched when the bearer creates the room. Default: empty, which dispatches to workers without a name.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>How long the token is valid from now; at least one second. Default: 6 hours.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(6);
}

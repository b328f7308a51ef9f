using System.Text.Json.Serialization;

namespace Senytl.Livekit.Tokens;

/// <summary>The <c>video</c> claim of an access token: what its bearer may do.</summary>
/// <remarks>A permission that is absent has the default of LiveKit: publish, subscribe and data are allowed, the rest is not.</remarks>
internal sealed record VideoGrant
{
    [JsonPropertyName("room")] public string? Room { get; init; }

    [JsonPropertyName("roomJoin")] public bool RoomJoin { get; init; }

    [JsonPropertyName("roomCreate")] public bool RoomCreate { get; init; }

    [JsonPropertyName("roomList")] public bool RoomList { get; init; }

    [JsonPropertyName("roomAdmin")] public bool RoomAdmin { get; init; }

    [JsonPropertyName("canPublish")] public bool? CanPublish { get; init; }

    [JsonPropertyName("canSubscribe")] public bool? CanSubscribe { get; init; }

    [JsonPropertyName("canPublishData")] public bool? CanPublishData { get; init; }

    [JsonPropertyName("canPublishSources")] public IReadOnlyList<string>? CanPublishSources { get; init; }

    [JsonPropertyName("canUpdateOwnMetadata")] public bool? CanUpdateOwnMetadata { get; init; }

    [JsonPropertyName("hidden")] public bool Hidden { get; init; }

    [JsonPropertyName("recorder")] public bool Recorder { get; init; }

    [JsonPropertyName("agent")] public bool Agent { get; init; }
}

using System.Text.Json.Serialization;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Server.Dev;

/// <summary>The first line of a JSON log.</summary>
internal sealed record DevStart(string Url, string ApiKey, string ApiSecret);

/// <summary>The JSON of the log.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ServerEvent))]
[JsonSerializable(typeof(DevStart))]
internal sealed partial class DevJson : JsonSerializerContext;

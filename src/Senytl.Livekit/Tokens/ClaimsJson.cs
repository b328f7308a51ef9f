using System.Text.Json;
using System.Text.Json.Serialization;

namespace Senytl.Livekit.Tokens;

/// <summary>The JSON of the claims that are objects.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(VideoGrant))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ClaimsJson : JsonSerializerContext
{
    public static bool TryReadVideo(string json, out VideoGrant grant)
    {
        grant = new VideoGrant();
        try
        {
            grant = JsonSerializer.Deserialize(json, Default.VideoGrant) ?? grant;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static bool TryReadMap(string json, out IReadOnlyDictionary<string, string> map)
    {
        map = new Dictionary<string, string>();
        try
        {
            var read = JsonSerializer.Deserialize(json, Default.DictionaryStringString) ?? [];
            if (read.ContainsValue(null!))
            {
                return false;
            }

            map = read;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

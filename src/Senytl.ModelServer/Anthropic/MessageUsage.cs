using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary>The <c>usage</c> object of a message: cache reads and writes stand beside the input, not within it.</summary>
internal static class MessageUsage
{
    /// <param name="json">Where to write.</param>
    /// <param name="usage">The counts; null writes nothing.</param>
    /// <param name="outputTokens">The output so far: a stream opens with few and closes with all.</param>
    public static void Write(Utf8JsonWriter json, ModelUsage? usage, int outputTokens)
    {
        if (usage is null)
        {
            return;
        }

        json.WriteStartObject("usage"u8);
        json.WriteNumber("input_tokens"u8, usage.UncachedInputTokens);
        json.WriteNumber("cache_creation_input_tokens"u8, usage.CacheWriteTokens + usage.CacheWriteOneHourTokens);
        json.WriteNumber("cache_read_input_tokens"u8, usage.CachedInputTokens);
        json.WriteStartObject("cache_creation"u8);
        json.WriteNumber("ephemeral_5m_input_tokens"u8, usage.CacheWriteTokens);
        json.WriteNumber("ephemeral_1h_input_tokens"u8, usage.CacheWriteOneHourTokens);
        json.WriteEndObject();
        json.WriteNumber("output_tokens"u8, outputTokens);
        json.WriteString("service_tier"u8, "standard"u8);
        json.WriteEndObject();
    }
}

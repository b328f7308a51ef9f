using System.Buffers.Binary;
using System.Text;

namespace Senytl.Performance.Measuring;

/// <summary>Where the providers put what is measured. Elements of an array have the path of the array.</summary>
internal static class WirePaths
{
    public const ulong Root = 14695981039346656037;

    private const int Slots = 512;

    private static readonly ulong[] Keys = new ulong[Slots];

    private static readonly WireField[] Fields = new WireField[Slots];

    private static readonly (WireField Field, string Paths)[] Known =
    [
        (WireField.Model, "model message.model response.model modelVersion"),
        (WireField.Tier, "service_tier response.service_tier usage.service_tier message.usage.service_tier"),
        (WireField.Input, "usage.prompt_tokens usage.input_tokens message.usage.input_tokens response.usage.input_tokens usageMetadata.promptTokenCount prompt_eval_count"),
        (WireField.Output, "usage.completion_tokens usage.output_tokens message.usage.output_tokens response.usage.output_tokens usageMetadata.candidatesTokenCount eval_count"),
        (WireField.Total, "usage.total_tokens response.usage.total_tokens usageMetadata.totalTokenCount"),
        (WireField.CachedWithin, "usage.prompt_tokens_details.cached_tokens usage.input_tokens_details.cached_tokens response.usage.input_tokens_details.cached_tokens usageMetadata.cachedContentTokenCount"),
        (WireField.CachedBeside, "usage.cache_read_input_tokens message.usage.cache_read_input_tokens"),
        (WireField.CacheWrite, "usage.cache_creation_input_tokens message.usage.cache_creation_input_tokens"),
        (WireField.CacheWrite5m, "usage.cache_creation.ephemeral_5m_input_tokens message.usage.cache_creation.ephemeral_5m_input_tokens"),
        (WireField.CacheWrite1h, "usage.cache_creation.ephemeral_1h_input_tokens message.usage.cache_creation.ephemeral_1h_input_tokens"),
        (WireField.ReasoningWithin, "usage.completion_tokens_details.reasoning_tokens usage.output_tokens_details.reasoning_tokens response.usage.output_tokens_details.reasoning_tokens"),
        (WireField.ReasoningBeside, "usageMetadata.thoughtsTokenCount"),
        (WireField.AudioInput, "usage.prompt_tokens_details.audio_tokens usage.input_token_details.audio_tokens"),
        (WireField.AudioOutput, "usage.completion_tokens_details.audio_tokens"),
        (WireField.GeminiUsage, "usageMetadata"),
        (WireField.Seconds, "usage.seconds"),
        (WireField.InputDetail, "usageMetadata.promptTokensDetails"),
        (WireField.CacheDetail, "usageMetadata.cacheTokensDetails"),
        (WireField.OutputDetail, "usageMetadata.candidatesTokensDetails"),
        (WireField.Modality, "usageMetadata.promptTokensDetails.modality usageMetadata.cacheTokensDetails.modality usageMetadata.candidatesTokensDetails.modality"),
        (WireField.ModalityCount, "usageMetadata.promptTokensDetails.tokenCount usageMetadata.cacheTokensDetails.tokenCount usageMetadata.candidatesTokensDetails.tokenCount"),
        (WireField.Content, "choices.delta.content choices.delta.reasoning_content choices.delta.reasoning choices.delta.refusal choices.delta.audio.data choices.text"),
        (WireField.Content, "content_block.text delta.text delta.thinking candidates.content.parts.text message.content message.thinking response audio"),
        (WireField.Delta, "delta"),
        (WireField.Type, "type"),
        (WireField.Done, "done"),
        (WireField.Finish, "choices.finish_reason delta.stop_reason candidates.finishReason promptFeedback.blockReason"),
        (WireField.Error, "error response.error"),
        (WireField.ToolPiece, "choices.delta.tool_calls"),
        (WireField.ToolIndex, "choices.delta.tool_calls.index"),
        (WireField.ChoiceIndex, "choices.index"),
        (WireField.Tool, "choices.message.tool_calls message.tool_calls candidates.content.parts.functionCall"),
        (WireField.Item, "content content_block output response.output"),
        (WireField.ItemKind, "content.type content_block.type output.type response.output.type"),
        (WireField.ToolName, "choices.delta.tool_calls.function.name choices.message.tool_calls.function.name message.tool_calls.function.name"),
        (WireField.ToolName, "choices.delta.tool_calls.custom.name choices.message.tool_calls.custom.name"),
        (WireField.ToolName, "candidates.content.parts.functionCall.name content.name content_block.name output.name response.output.name"),
        (WireField.ToolArguments, "choices.delta.tool_calls.function.arguments choices.message.tool_calls.function.arguments message.tool_calls.function.arguments"),
        (WireField.ToolArguments, "choices.delta.tool_calls.custom.input choices.message.tool_calls.custom.input output.input response.output.input"),
        (WireField.ToolArguments, "candidates.content.parts.functionCall.args content.input delta.partial_json output.arguments response.output.arguments"),
    ];

    static WirePaths()
    {
        foreach (var (field, paths) in Known)
        {
            foreach (var path in paths.Split(' '))
            {
                foreach (var prefix in Prefixes(path))
                {
                    var slot = SlotOf(Of(prefix));
                    Keys[slot] = Of(prefix);
                    Fields[slot] = prefix == path ? field : Fields[slot];
                }
            }
        }
    }

    /// <summary>What stands at a path; <see cref="WireField.None"/> on the way to something, null where nothing can follow.</summary>
    public static WireField? Find(ulong path)
    {
        var slot = SlotOf(path);
        return Keys[slot] == path ? Fields[slot] : null;
    }

    /// <summary>The path of a name within a path: a hash, eight bytes at a time.</summary>
    public static ulong Append(ulong path, ReadOnlySpan<byte> name)
    {
        var hash = path + (ulong)name.Length;
        for (; name.Length >= sizeof(ulong); name = name[sizeof(ulong)..])
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(name));
        }

        var tail = 0UL;
        foreach (var octet in name)
        {
            tail = (tail << 8) | octet;
        }

        return Mix(hash ^ tail);
    }

    /// <summary>The slot of a path, or the free one that it would take. A third of the slots is in use.</summary>
    private static int SlotOf(ulong path)
    {
        var slot = (int)(path % Slots);
        while (Keys[slot] != path && Keys[slot] != 0)
        {
            slot = (slot + 1) % Slots;
        }

        return slot;
    }

    private static ulong Mix(ulong hash)
    {
        hash = unchecked(hash * 0x9E3779B97F4A7C15);
        return hash ^ (hash >> 32);
    }

    private static IEnumerable<string> Prefixes(string path)
    {
        var names = path.Split('.');
        return Enumerable.Range(1, names.Length).Select(count => string.Join('.', names[..count]));
    }

    private static ulong Of(string dotted) => dotted.Split('.').Aggregate(Root, (path, name) => Append(path, Encoding.UTF8.GetBytes(name)));
}

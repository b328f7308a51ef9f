using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary>An answer as an Anthropic message or its stream of events.</summary>
internal sealed class MessageShape(Answer answer, long seed) : AnswerShape
{
    private readonly string id = $"msg_{seed:x}_{answer.Request.Index}";

    private string StopReason => answer.Truncated ? "max_tokens" : answer.ToolCalls.Count > 0 ? "tool_use" : "end_turn";

    public override void WriteWhole(Utf8JsonWriter json)
    {
        WriteHead(json);
        json.WriteStartArray("content"u8);
        if (answer.Text.Length > 0)
        {
            WriteTextBlock(json, answer.Text);
        }

        foreach (var call in answer.ToolCalls)
        {
            WriteToolBlock(json, call, call.ArgumentsJson);
        }

        json.WriteEndArray();
        WriteStop(json, StopReason);
        MessageUsage.Write(json, answer.Usage, answer.Usage?.OutputTokens ?? 0);
        json.WriteEndObject();
    }

    public override void WritePreamble(EventStream events)
    {
        var json = Begin(events, "message_start");
        json.WritePropertyName("message"u8);
        WriteHead(json);
        json.WriteStartArray("content"u8);
        json.WriteEndArray();
        WriteStop(json, null);
        MessageUsage.Write(json, answer.Usage, Math.Min(1, answer.Usage?.OutputTokens ?? 0));
        json.WriteEndObject();
        End(events, json);
        End(events, Begin(events, "ping"));
    }

    public override void WritePiece(EventStream events, in Piece piece)
    {
        var index = BlockOf(piece);
        if (piece.Opens)
        {
            WriteBlockStart(events, index, piece.ToolCall);
        }

        var json = Begin(events, "content_block_delta", index);
        json.WriteStartObject("delta"u8);
        json.WriteString("type"u8, piece.ToolCall < 0 ? "text_delta"u8 : "input_json_delta"u8);
        json.WriteString(piece.ToolCall < 0 ? "text"u8 : "partial_json"u8, piece.Content.Span);
        json.WriteEndObject();
        End(events, json);
        if (piece.Closes)
        {
            End(events, Begin(events, "content_block_stop", index));
        }
    }

    public override void WriteEnd(EventStream events)
    {
        var json = Begin(events, "message_delta");
        json.WriteStartObject("delta"u8);
        WriteStop(json, StopReason);
        json.WriteEndObject();
        MessageUsage.Write(json, answer.Usage, answer.Usage?.OutputTokens ?? 0);
        End(events, json);
        End(events, Begin(events, "message_stop"));
    }

    public override void WriteBroken(EventStream events) =>
        events.Raw("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":\n\n"u8);

    private static void WriteStop(Utf8JsonWriter json, string? reason)
    {
        json.WriteString("stop_reason"u8, reason);
        json.WriteNull("stop_sequence"u8);
    }

    private static void WriteTextBlock(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    private static void WriteToolBlock(Utf8JsonWriter json, ModelToolCall call, string input)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "tool_use"u8);
        json.WriteString("id"u8, call.Id);
        json.WriteString("name"u8, call.Name);
        json.WritePropertyName("input"u8);
        json.WriteRawValue(input, skipInputValidation: true);
        json.WriteEndObject();
    }

    private static Utf8JsonWriter Begin(EventStream events, string type, int? index = null)
    {
        var json = events.Begin(type);
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        if (index is { } block)
        {
            json.WriteNumber("index"u8, block);
        }

        return json;
    }

    private static void End(EventStream events, Utf8JsonWriter json)
    {
        json.WriteEndObject();
        events.End();
    }

    private int BlockOf(in Piece piece) => piece.ToolCall < 0 ? 0 : piece.ToolCall + (answer.Text.Length > 0 ? 1 : 0);

    private void WriteBlockStart(EventStream events, int index, int toolCall)
    {
        var json = Begin(events, "content_block_start", index);
        json.WritePropertyName("content_block"u8);
        if (toolCall < 0)
        {
            WriteTextBlock(json, "");
        }
        else
        {
            WriteToolBlock(json, answer.ToolCalls[toolCall], "{}");
        }

        End(events, json);
    }

    private void WriteHead(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteString("type"u8, "message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("model"u8, answer.Request.Model);
    }
}

using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary>An answer as an OpenAI chat completion or its chunks.</summary>
internal sealed class ChatShape(Answer answer, bool includeUsage, long seed, DateTimeOffset now) : AnswerShape
{
    private readonly string id = $"chatcmpl-{seed:x}-{answer.Request.Index}";
    private readonly long created = now.ToUnixTimeSeconds();

    private string FinishReason => answer.Truncated ? "length" : answer.ToolCalls.Count > 0 ? "tool_calls" : "stop";

    public override void WriteWhole(Utf8JsonWriter json)
    {
        WriteHead(json, "chat.completion"u8);
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteStartObject("message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("content"u8, answer.Text.Length == 0 && answer.ToolCalls.Count > 0 ? null : answer.Text);
        json.WriteNull("refusal"u8);
        WriteToolCalls(json);
        json.WriteEndObject();
        json.WriteNull("logprobs"u8);
        json.WriteString("finish_reason"u8, FinishReason);
        json.WriteEndObject();
        json.WriteEndArray();
        if (answer.Usage is { } usage)
        {
            ChatUsage.Write(json, usage);
        }

        json.WriteEndObject();
    }

    public override void WritePreamble(EventStream events)
    {
        var json = BeginChunk(events);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("content"u8, ""u8);
        EndChunk(events, json, null);
    }

    public override void WritePiece(EventStream events, in Piece piece)
    {
        if (piece is { ToolCall: >= 0, Opens: true })
        {
            WriteCallHead(events, piece.ToolCall);
        }

        var json = BeginChunk(events);
        if (piece.ToolCall < 0)
        {
            json.WriteString("content"u8, piece.Content.Span);
        }
        else
        {
            BeginCall(json, piece.ToolCall);
            json.WriteStartObject("function"u8);
            json.WriteString("arguments"u8, piece.Content.Span);
            json.WriteEndObject();
            EndCall(json);
        }

        EndChunk(events, json, null);
    }

    public override void WriteEnd(EventStream events)
    {
        EndChunk(events, BeginChunk(events), FinishReason);
        if (includeUsage && answer.Usage is { } usage)
        {
            var json = events.Begin();
            WriteHead(json, "chat.completion.chunk"u8);
            json.WriteStartArray("choices"u8);
            json.WriteEndArray();
            ChatUsage.Write(json, usage);
            json.WriteEndObject();
            events.End();
        }

        events.Raw("data: [DONE]\n\n"u8);
    }

    public override void WriteBroken(EventStream events) => events.Raw("data: {\"id\":\"chatcmpl-1\",\"choices\":[{\"delta\":\n\n"u8);

    private static void BeginCall(Utf8JsonWriter json, int index)
    {
        json.WriteStartArray("tool_calls"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, index);
    }

    private static void EndCall(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteCallHead(EventStream events, int index)
    {
        var json = BeginChunk(events);
        BeginCall(json, index);
        WriteCall(json, answer.ToolCalls[index], "");
        EndCall(json);
        EndChunk(events, json, null);
    }

    private void WriteToolCalls(Utf8JsonWriter json)
    {
        if (answer.ToolCalls.Count == 0)
        {
            return;
        }

        json.WriteStartArray("tool_calls"u8);
        foreach (var call in answer.ToolCalls)
        {
            json.WriteStartObject();
            WriteCall(json, call, call.ArgumentsJson);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCall(Utf8JsonWriter json, ModelToolCall call, string arguments)
    {
        json.WriteString("id"u8, call.Id);
        json.WriteString("type"u8, "function"u8);
        json.WriteStartObject("function"u8);
        json.WriteString("name"u8, call.Name);
        json.WriteString("arguments"u8, arguments);
        json.WriteEndObject();
    }

    private Utf8JsonWriter BeginChunk(EventStream events)
    {
        var json = events.Begin();
        WriteHead(json, "chat.completion.chunk"u8);
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteStartObject("delta"u8);
        return json;
    }

    private void EndChunk(EventStream events, Utf8JsonWriter json, string? finishReason)
    {
        json.WriteEndObject();
        json.WriteNull("logprobs"u8);
        json.WriteString("finish_reason"u8, finishReason);
        json.WriteEndObject();
        json.WriteEndArray();
        if (includeUsage)
        {
            json.WriteNull("usage"u8);
        }

        json.WriteEndObject();
        events.End();
    }

    private void WriteHead(Utf8JsonWriter json, ReadOnlySpan<byte> type)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteString("object"u8, type);
        json.WriteNumber("created"u8, created);
        json.WriteString("model"u8, answer.Request.Model);
        json.WriteString("service_tier"u8, "default"u8);
    }
}

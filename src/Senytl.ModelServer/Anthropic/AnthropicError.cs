using System.Buffers;
using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary>Anthropic's error body: <c>{"type":"error","error":{"type","message"},"request_id"}</c>.</summary>
internal static class AnthropicError
{
    public static void Write(IBufferWriter<byte> output, int status, string message, long index)
    {
        using var json = new Utf8JsonWriter(output, JsonOutput.Options);
        json.WriteStartObject();
        json.WriteString("type"u8, "error"u8);
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, Type(status));
        json.WriteString("message"u8, message);
        json.WriteEndObject();
        json.WriteString("request_id"u8, $"req_{index}");
        json.WriteEndObject();
    }

    private static string Type(int status) => status switch
    {
        401 => "authentication_error",
        403 => "permission_error",
        404 => "not_found_error",
        413 => "request_too_large",
        429 => "rate_limit_error",
        504 => "timeout_error",
        503 or 529 => "overloaded_error",
        >= 500 => "api_error",
        _ => "invalid_request_error",
    };
}

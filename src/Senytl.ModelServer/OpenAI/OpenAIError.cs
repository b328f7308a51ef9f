using System.Buffers;
using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary>OpenAI's error body: <c>{"error":{"message","type","param","code"}}</c>.</summary>
internal static class OpenAIError
{
    public static void Write(IBufferWriter<byte> output, int status, string message, string? parameter)
    {
        using var json = new Utf8JsonWriter(output, JsonOutput.Options);
        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, message);
        json.WriteString("type"u8, Type(status));
        json.WriteString("param"u8, parameter);
        json.WriteString("code"u8, Code(status));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Type(int status) => status switch
    {
        429 => "requests",
        >= 500 => "server_error",
        _ => "invalid_request_error",
    };

    private static string? Code(int status) => status switch
    {
        401 => "invalid_api_key",
        404 => "not_found",
        429 => "rate_limit_exceeded",
        _ => null,
    };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Senytl.Performance;

/// <summary>Tool calls as text, the same whatever type the arguments have and in whatever order they came.</summary>
internal static class ToolCallText
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string List(IReadOnlyList<FunctionCallContent> calls) =>
        calls.Count == 0 ? "none" : string.Join(", ", calls.Select(Of));

    public static string Of(FunctionCallContent call) => $"{call.Name}({Arguments(call)})";

    public static string Value(object? value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Object } json =>
            "{" + string.Join(", ", json.EnumerateObject().OrderBy(part => part.Name, StringComparer.Ordinal).Select(part => $"{part.Name}: {Value(part.Value)}")) + "}",
        JsonElement { ValueKind: JsonValueKind.Array } json => "[" + string.Join(", ", json.EnumerateArray().Select(part => Value(part))) + "]",
        JsonElement json => JsonSerializer.Serialize(json, Json),
        _ => Value(JsonSerializer.SerializeToElement(value, Json)),
    };

    private static string Arguments(FunctionCallContent call) =>
        string.Join(", ", (call.Arguments ?? new Dictionary<string, object?>())
            .OrderBy(argument => argument.Key, StringComparer.Ordinal)
            .Select(argument => $"{argument.Key}: {Value(argument.Value)}"));
}

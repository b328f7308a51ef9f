using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary>Reads fields of a request, with errors that name field, value and range.</summary>
internal static class JsonFields
{
    public static string RequiredText(this JsonElement root, string name) =>
        root.Optional(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text
            ? text
            : throw new RequestProblem(400, $"'{name}' is missing, empty or no string. Send a string.", name);

    public static string? OptionalText(this JsonElement root, string name) => root.Optional(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { } value => throw new RequestProblem(400, $"'{name}' is {Shown(value)}. Send a string, or leave it out.", name),
    };

    public static bool Flag(this JsonElement root, string name) => root.Optional(name) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        { } value => throw new RequestProblem(400, $"'{name}' is {Shown(value)}. Send true or false, or leave it out.", name),
    };

    public static int? OptionalInt(this JsonElement root, string name, int min, int max) => root.Optional(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) && number >= min && number <= max => number,
        { } value => throw new RequestProblem(400, $"'{name}' is {Shown(value)}. Allowed: a whole number from {min} to {max}.", name),
    };

    public static double? OptionalNumber(this JsonElement root, string name, double min, double max) => root.Optional(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var number) && number >= min && number <= max => number,
        { } value => throw new RequestProblem(
            400, FormattableString.Invariant($"'{name}' is {Shown(value)}. Allowed: a number from {min} to {max}."), name),
    };

    public static JsonElement RequiredArray(this JsonElement root, string name) =>
        root.Optional(name) is { ValueKind: JsonValueKind.Array } value && value.GetArrayLength() > 0
            ? value
            : throw new RequestProblem(400, $"'{name}' is missing, empty or no array. Send an array with at least one item.", name);

    public static IEnumerable<JsonElement> Items(this JsonElement root, string name) => root.Optional(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } value => value.EnumerateArray(),
        { } value => throw new RequestProblem(400, $"'{name}' is {Shown(value)}. Send an array, or leave it out.", name),
    };

    /// <summary>The text of a content field: a string, or the text parts of an array, joined.</summary>
    public static string ContentText(this JsonElement root, string name) => root.Optional(name) switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } value => value.GetString()!,
        { ValueKind: JsonValueKind.Array } value => string.Concat(value.EnumerateArray().Select(part => PartText(part, name))),
        { } value => throw new RequestProblem(400, $"'{name}' is {Shown(value)}. Send a string or an array of content parts.", name),
    };

    public static JsonElement? Optional(this JsonElement root, string name)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new RequestProblem(400, $"{Shown(root)} stands where an object with '{name}' belongs. Send an object.", name);
        }

        return root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private static string PartText(JsonElement part, string name) =>
        part.ValueKind == JsonValueKind.String ? part.GetString()! : part.Optional("text") is { } text
            ? text.ValueKind == JsonValueKind.String
                ? text.GetString()!
                : throw new RequestProblem(400, $"'{name}' has a part whose text is {Shown(text)}. Send a string.", name)
            : "";

    private static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 100 ? text : text[..100] + "…";
    }
}

using System.Runtime.InteropServices;
using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary><c>POST /v1/embeddings</c>.</summary>
internal static class EmbeddingsEndpoint
{
    public static async Task HandleAsync(Exchange exchange)
    {
        var options = exchange.Host.Options;
        var asked = await JsonBody.ReadAsync(exchange, root => Asked.Read(root, options.EmbeddingDimensions)).ConfigureAwait(false);
        var tokens = asked.Inputs.Sum(static input => TokenCounter.Count(input));
        var answer = exchange.Plan(new ModelRequest
        {
            Index = exchange.Entry.Record.Index,
            Api = ModelApi.Embeddings,
            Model = asked.Model,
            Prompt = string.Join('\n', asked.Inputs),
            PromptTokens = tokens,
        });
        await AnswerSender.SendJsonAsync(exchange, answer, json => Write(json, asked, answer, options.Seed)).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter json, Asked asked, Answer answer, long seed)
    {
        json.WriteStartObject();
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        for (var index = 0; index < asked.Inputs.Count; index++)
        {
            json.WriteStartObject();
            json.WriteString("object"u8, "embedding"u8);
            json.WriteNumber("index"u8, index);
            WriteVector(json, EmbeddingVector.Of(asked.Inputs[index], seed, asked.Dimensions), asked.Base64);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("model"u8, asked.Model);
        if (answer.Usage is { } usage)
        {
            json.WriteStartObject("usage"u8);
            json.WriteNumber("prompt_tokens"u8, usage.InputTokens);
            json.WriteNumber("total_tokens"u8, usage.InputTokens);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter json, float[] vector, bool base64)
    {
        if (base64)
        {
            json.WriteBase64String("embedding"u8, MemoryMarshal.AsBytes(vector.AsSpan()));
            return;
        }

        json.WriteStartArray("embedding"u8);
        foreach (var part in vector)
        {
            json.WriteNumberValue(part);
        }

        json.WriteEndArray();
    }

    private sealed record Asked(string Model, IReadOnlyList<string> Inputs, int Dimensions, bool Base64)
    {
        private const int MostInputs = 2048;

        public static Asked Read(JsonElement root, int defaultDimensions) => new(
            root.RequiredText("model"),
            ReadInputs(root),
            root.OptionalInt("dimensions", 1, 4096) ?? defaultDimensions,
            root.OptionalText("encoding_format") switch
            {
                null or "float" => false,
                "base64" => true,
                var other => throw new RequestProblem(
                    400, $"'encoding_format' is '{other}'. Allowed: float, base64.", "encoding_format"),
            });

        private static string[] ReadInputs(JsonElement root)
        {
            if (root.Optional("input") is { ValueKind: JsonValueKind.String })
            {
                return [root.RequiredText("input")];
            }

            var items = root.RequiredArray("input");
            var inputs = items[0].ValueKind == JsonValueKind.Number
                ? [items.GetRawText()]
                : items.EnumerateArray().Select(ReadInput).ToArray();
            return inputs.Length <= MostInputs
                ? inputs
                : throw new RequestProblem(400, $"'input' has {inputs.Length} items. Allowed: 1 to {MostInputs}. Split it.", "input");
        }

        private static string ReadInput(JsonElement item) => item.ValueKind switch
        {
            JsonValueKind.String when item.GetString() is { Length: > 0 } text => text,
            JsonValueKind.Array when item.GetArrayLength() > 0 => item.GetRawText(),
            _ => throw new RequestProblem(400, "'input' has an item that is neither a text nor an array of tokens, or empty.", "input"),
        };
    }
}

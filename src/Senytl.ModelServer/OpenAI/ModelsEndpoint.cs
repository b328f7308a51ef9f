using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary><c>GET /v1/models</c>, in the shape of the provider whose headers the caller sends.</summary>
internal static class ModelsEndpoint
{
    public static Task HandleAsync(Exchange exchange)
    {
        var request = new ModelRequest { Index = exchange.Entry.Record.Index, Api = ModelApi.Models, Model = "" };
        var answer = exchange.Plan(request) with { Usage = null };
        var anthropic = Dialect.IsAnthropic(exchange.Http.Request);
        return AnswerSender.SendJsonAsync(exchange, answer, json => Write(json, exchange.Host.Options.Models, anthropic));
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<string> models, bool anthropic)
    {
        json.WriteStartObject();
        json.WriteStartArray("data"u8);
        foreach (var model in models)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, model);
            WriteDetails(json, model, anthropic);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (anthropic)
        {
            json.WriteBoolean("has_more"u8, false);
            json.WriteString("first_id"u8, models[0]);
            json.WriteString("last_id"u8, models[^1]);
        }
        else
        {
            json.WriteString("object"u8, "list"u8);
        }

        json.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter json, string model, bool anthropic)
    {
        if (anthropic)
        {
            json.WriteString("type"u8, "model"u8);
            json.WriteString("display_name"u8, model);
            json.WriteString("created_at"u8, "2025-01-01T00:00:00Z"u8);
        }
        else
        {
            json.WriteString("object"u8, "model"u8);
            json.WriteNumber("created"u8, 1_735_689_600);
            json.WriteString("owned_by"u8, "senytl"u8);
        }
    }
}

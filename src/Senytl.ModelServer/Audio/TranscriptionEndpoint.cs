using System.Text;
using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary><c>POST /v1/audio/transcriptions</c>: the text of a rule, or the default one; nothing is recognised.</summary>
internal static class TranscriptionEndpoint
{
    public static async Task HandleAsync(Exchange exchange)
    {
        var form = await TranscriptionForm.ReadAsync(exchange.Http.Request, exchange.Aborted).ConfigureAwait(false);
        var asText = IsText(form.Field("response_format"));
        RequireUnstreamed(form.Field("stream"));
        var request = new ModelRequest
        {
            Index = exchange.Entry.Record.Index,
            Api = ModelApi.Transcriptions,
            Model = form.Required("model"),
            Prompt = form.Field("prompt") ?? "",
            AudioDuration = form.RequireAudio(),
        };
        var answer = exchange.Plan(request) with { Usage = null };
        await (asText
            ? AnswerSender.SendAsync(exchange, answer, "text/plain; charset=utf-8", () => Encoding.UTF8.GetBytes(answer.Text + "\n"))
            : AnswerSender.SendJsonAsync(exchange, answer, json => Write(json, answer))).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject();
        json.WriteString("text"u8, answer.Text);
        if (answer.Request.AudioDuration is { } duration)
        {
            json.WriteStartObject("usage"u8);
            json.WriteString("type"u8, "duration"u8);
            json.WriteNumber("seconds"u8, (long)Math.Ceiling(duration.TotalSeconds));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static bool IsText(string? format) => format switch
    {
        null or "json" => false,
        "text" => true,
        _ => throw new RequestProblem(400, $"'response_format' is '{format}'. Allowed: json, text.", "response_format"),
    };

    private static void RequireUnstreamed(string? stream)
    {
        if (stream is not (null or "false" or "False"))
        {
            throw new RequestProblem(400, $"'stream' is '{stream}'. Allowed: false. Leave it out.", "stream");
        }
    }
}

using System.Text.Json;

namespace Senytl.ModelServer;

/// <summary><c>POST /v1/audio/speech</c>: a tone whose length follows the input.</summary>
internal static class SpeechEndpoint
{
    private const int LongestInput = 4096;

    public static async Task HandleAsync(Exchange exchange)
    {
        var options = exchange.Host.Options;
        var asked = await JsonBody.ReadAsync(exchange, Asked.Read).ConfigureAwait(false);
        var answer = exchange.Plan(new ModelRequest
        {
            Index = exchange.Entry.Record.Index,
            Api = ModelApi.Speech,
            Model = asked.Model,
            Prompt = asked.Input,
            PromptTokens = TokenCounter.Count(asked.Input),
        }) with
        { Usage = null };
        await AnswerSender
            .SendAsync(exchange, answer, asked.Wav ? "audio/wav" : "audio/pcm", () => Encode(asked, options))
            .ConfigureAwait(false);
    }

    private static ReadOnlyMemory<byte> Encode(Asked asked, ModelServerOptions options)
    {
        var length = asked.Input.Length * options.SpeechPerCharacter / asked.Speed;
        var dataBytes = sizeof(short) * (int)(length.TotalSeconds * SpeechTone.SampleRate);
        var head = asked.Wav ? WavHeader.Length : 0;
        var body = new byte[head + dataBytes];
        SpeechTone.Fill(body.AsSpan(head), SpeechTone.FrequencyHz(options.Seed, asked.Input));
        if (asked.Wav)
        {
            WavHeader.Write(body, dataBytes, SpeechTone.SampleRate);
        }

        return body;
    }

    private sealed record Asked(string Model, string Input, bool Wav, double Speed)
    {
        public static Asked Read(JsonElement root)
        {
            var input = root.RequiredText("input");
            if (input.Length > LongestInput)
            {
                throw new RequestProblem(400, $"'input' has {input.Length} characters. Allowed: 1 to {LongestInput}. Split it.", "input");
            }

            if (root.OptionalText("stream_format") is { } stream and not "audio")
            {
                throw new RequestProblem(400, $"'stream_format' is '{stream}'. Allowed: audio.", "stream_format");
            }

            return new Asked(
                root.RequiredText("model"),
                input,
                IsWav(root.OptionalText("response_format") ?? "mp3"),
                root.OptionalNumber("speed", 0.25, 4) ?? 1);
        }

        private static bool IsWav(string format) => format switch
        {
            "wav" => true,
            "pcm" => false,
            _ => throw new RequestProblem(
                400,
                $"'response_format' is '{format}' (mp3 when left out). Allowed: wav, pcm. Ask for one of them.",
                "response_format"),
        };
    }
}

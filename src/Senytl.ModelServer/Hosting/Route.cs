namespace Senytl.ModelServer;

/// <summary>An endpoint: where it is, and what answers.</summary>
internal sealed record Route(ModelApi Api, string Method, string Path, Func<Exchange, Task> HandleAsync)
{
    public static IReadOnlyList<Route> All { get; } =
    [
        new(ModelApi.ChatCompletions, "POST", "/v1/chat/completions", ChatEndpoint.HandleAsync),
        new(ModelApi.Messages, "POST", "/v1/messages", MessagesEndpoint.HandleAsync),
        new(ModelApi.CountTokens, "POST", "/v1/messages/count_tokens", MessagesEndpoint.CountTokensAsync),
        new(ModelApi.Embeddings, "POST", "/v1/embeddings", EmbeddingsEndpoint.HandleAsync),
        new(ModelApi.Transcriptions, "POST", "/v1/audio/transcriptions", TranscriptionEndpoint.HandleAsync),
        new(ModelApi.Speech, "POST", "/v1/audio/speech", SpeechEndpoint.HandleAsync),
        new(ModelApi.Models, "GET", "/v1/models", ModelsEndpoint.HandleAsync),
    ];

    public static Route Of(string path)
    {
        foreach (var route in All)
        {
            if (string.Equals(route.Path, path, StringComparison.Ordinal))
            {
                return route;
            }
        }

        return new Route(ModelApi.Unknown, "", path, static exchange => throw new RequestProblem(
            404,
            $"There is nothing at '{exchange.Http.Request.Path}'. Served: "
            + string.Join(", ", All.Select(static route => $"{route.Method} {route.Path}")) + "."));
    }
}

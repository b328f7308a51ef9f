namespace Senytl.Performance.Measuring;

/// <summary>Which requests go to a model, by their path: OpenAI, Anthropic, Gemini, Ollama, and what is compatible with them.</summary>
internal static class ModelEndpoints
{
    private static readonly (string End, string Operation)[] Known =
    [
        ("/chat/completions", GenAiOperation.Chat),
        ("/responses", GenAiOperation.Chat),
        ("/messages", GenAiOperation.Chat),
        ("/api/chat", GenAiOperation.Chat),
        ("/completions", GenAiOperation.TextCompletion),
        ("/api/generate", GenAiOperation.TextCompletion),
        (":generateContent", GenAiOperation.GenerateContent),
        (":streamGenerateContent", GenAiOperation.GenerateContent),
        ("/embeddings", GenAiOperation.Embeddings),
        ("/api/embed", GenAiOperation.Embeddings),
        (":embedContent", GenAiOperation.Embeddings),
        (":batchEmbedContents", GenAiOperation.Embeddings),
    ];

    /// <summary>The operation, or null when the request does not go to a model.</summary>
    public static string? OperationOf(HttpRequestMessage request)
    {
        if (request.Method != HttpMethod.Post || request.RequestUri is not { } address)
        {
            return null;
        }

        var path = PathOf(address);
        foreach (var (end, operation) in Known)
        {
            if (path.EndsWith(end, StringComparison.Ordinal))
            {
                return operation;
            }
        }

        return null;
    }

    /// <summary>Whether a JSON answer to this request is a stream: Gemini's list of chunks is.</summary>
    public static bool StreamsJson(HttpRequestMessage request) =>
        request.RequestUri is { } address && PathOf(address).EndsWith(":streamGenerateContent", StringComparison.Ordinal);

    private static ReadOnlySpan<char> PathOf(Uri address) =>
        (address.IsAbsoluteUri ? address.AbsolutePath : address.OriginalString.Split('?')[0]).AsSpan().TrimEnd('/');
}

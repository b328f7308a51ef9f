namespace Senytl.Performance.Measuring;

/// <summary>Which requests go to a model, by their path: OpenAI, Anthropic, Gemini, Ollama, and what is compatible with them.</summary>
internal static class ModelEndpoints
{
    private static readonly (string End, string Operation, bool IsUnmistakable)[] Known =
    [
        ("/chat/completions", GenAiOperation.Chat, true),
        ("/responses", GenAiOperation.Chat, false),
        ("/messages", GenAiOperation.Chat, false),
        ("/api/chat", GenAiOperation.Chat, false),
        ("/completions", GenAiOperation.TextCompletion, false),
        ("/api/generate", GenAiOperation.TextCompletion, false),
        (":generateContent", GenAiOperation.GenerateContent, true),
        (":streamGenerateContent", GenAiOperation.GenerateContent, true),
        ("/embeddings", GenAiOperation.Embeddings, false),
        ("/api/embed", GenAiOperation.Embeddings, false),
        (":embedContent", GenAiOperation.Embeddings, true),
        (":batchEmbedContents", GenAiOperation.Embeddings, true),
        ("/audio/transcriptions", GenAiOperation.SpeechToText, true),
        ("/audio/translations", GenAiOperation.SpeechToText, true),
        ("/audio/speech", GenAiOperation.TextToSpeech, true),
    ];

    /// <summary>The operation, or null when the request does not go to a model.</summary>
    public static string? OperationOf(HttpRequestMessage request) => OperationOf(request, out _);

    /// <param name="request">A request.</param>
    /// <param name="isUnmistakable">Whether nothing but a model has such a path; others have <c>/messages</c> too.</param>
    public static string? OperationOf(HttpRequestMessage request, out bool isUnmistakable)
    {
        isUnmistakable = false;
        if (request.Method != HttpMethod.Post || request.RequestUri is not { } address)
        {
            return null;
        }

        var path = PathOf(address);
        foreach (var (end, operation, sure) in Known)
        {
            if (path.EndsWith(end, StringComparison.Ordinal))
            {
                isUnmistakable = sure;
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

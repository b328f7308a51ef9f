namespace Senytl.ModelServer;

/// <summary>Which endpoint a request came to.</summary>
public enum ModelApi
{
    /// <summary>No endpoint of this server.</summary>
    Unknown,

    /// <summary><c>POST /v1/chat/completions</c>, OpenAI shape.</summary>
    ChatCompletions,

    /// <summary><c>POST /v1/messages</c>, Anthropic shape.</summary>
    Messages,

    /// <summary><c>POST /v1/messages/count_tokens</c>, Anthropic shape.</summary>
    CountTokens,

    /// <summary><c>POST /v1/embeddings</c>, OpenAI shape.</summary>
    Embeddings,

    /// <summary><c>POST /v1/audio/transcriptions</c>, OpenAI shape.</summary>
    Transcriptions,

    /// <summary><c>POST /v1/audio/speech</c>, OpenAI shape.</summary>
    Speech,

    /// <summary><c>GET /v1/models</c>, in the shape that the caller's headers ask for.</summary>
    Models,
}

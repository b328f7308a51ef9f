namespace Senytl.Performance;

/// <summary>The tokens that a chat format adds around the messages.</summary>
/// <remarks>
/// OpenAI's rule for gpt-3.5-turbo and later, from its own counting guide: 3 a message, 1 more where a name is given, 3 that open the reply.
/// gpt-3.5-turbo-0301: 4 a message, and 1 less where a name stands for the role. Harmony (gpt-oss): start, message and end a message, start for the reply.
/// Tool definitions, images and provider-side system prompts are not in it. Other families do not publish theirs.
/// </remarks>
public sealed record ChatFraming
{
    /// <summary>Tokens around each message, role excluded.</summary>
    public required int PerMessage { get; init; }

    /// <summary>Tokens more for a message with a name, the name itself excluded; may be negative.</summary>
    public required int PerName { get; init; }

    /// <summary>Tokens that open the reply.</summary>
    public required int Reply { get; init; }

    /// <summary>The framing of a model's family, or null where it is not published.</summary>
    public static ChatFraming? For(string? model) => model is null ? null : TokenCounters.For(model) switch
    {
        _ when model.Contains("embedding", StringComparison.OrdinalIgnoreCase) || model.Contains("instruct", StringComparison.OrdinalIgnoreCase) => null,
        BpeTokenizer { Name: "o200k_harmony" } => new() { PerMessage = 3, PerName = 0, Reply = 2 },
        BpeTokenizer { Name: "cl100k_base" or "o200k_base" } => model.EndsWith("gpt-3.5-turbo-0301", StringComparison.OrdinalIgnoreCase)
            ? new() { PerMessage = 4, PerName = -1, Reply = 3 }
            : new() { PerMessage = 3, PerName = 1, Reply = 3 },
        _ => null,
    };

    /// <summary>The prompt tokens of a conversation: each role, text and name by <paramref name="counter"/>, and the framing around them.</summary>
    public int Count(ITokenCounter counter, IEnumerable<(string Role, string Text, string? Name)> messages)
    {
        ArgumentNullException.ThrowIfNull(counter);
        ArgumentNullException.ThrowIfNull(messages);
        return Reply + messages.Sum(message =>
            PerMessage + counter.Count(message.Role) + counter.Count(message.Text) + (message.Name is { } name ? PerName + counter.Count(name) : 0));
    }
}

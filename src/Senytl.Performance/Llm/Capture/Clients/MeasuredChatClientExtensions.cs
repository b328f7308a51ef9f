using Microsoft.Extensions.AI;
using Senytl.Performance.Measuring;

namespace Senytl.Performance;

/// <summary>Measures the model calls of any <see cref="IChatClient"/>.</summary>
public static class MeasuredChatClientExtensions
{
    /// <summary>
    /// Returns a client that records each call, streamed or not: latency, time to first content, usage, model, tool calls
    /// and errors. Place it innermost, around the SDK's client, so that each call of a tool loop is seen.
    /// </summary>
    /// <param name="client">A client.</param>
    /// <param name="estimateMissing">
    /// Whether a tokenizer counts the messages and the response where the provider reports no usage: <see cref="UsageSource.Estimated"/>, with the tokenizer and its
    /// error. Default false. Their text is then held while the call lasts. Without a known tokenizer, and for what text does not tell (images, hidden
    /// thinking, hosted tools, conversations that the provider keeps), the usage stays unknown.
    /// </param>
    /// <remarks>Thread-safe as far as <paramref name="client"/> is. Stores neither prompts nor completions nor keys.</remarks>
    public static IChatClient Measured(this IChatClient client, bool estimateMissing = false)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.GetService<MeasuredChatClient>() is { } measured && (measured.Estimates || !estimateMissing)
            ? client
            : new MeasuredChatClient(client, estimateMissing);
    }
}

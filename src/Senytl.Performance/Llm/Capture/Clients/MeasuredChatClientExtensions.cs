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
    /// <remarks>Thread-safe as far as <paramref name="client"/> is. Stores neither prompts nor completions nor keys.</remarks>
    public static IChatClient Measured(this IChatClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.GetService<MeasuredChatClient>() is null ? new MeasuredChatClient(client) : client;
    }
}

using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Senytl.Performance.Tests.Llm.Capture;

/// <summary>An agent that speaks to the endpoint by hand, and makes its own GenAI span as frameworks do.</summary>
internal sealed class RawChatClient(HttpClient http, Uri endpoint, string model) : IChatClient
{
    public const string Secret = "sk-a-key-that-nobody-keeps";

    private static readonly ActivitySource Source = new("Senytl.Tests.Agent");

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var span = Source.StartActivity($"chat {model}");
        using var response = await http.SendAsync(Request(messages, stream: false), cancellationToken);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        var usage = Usage(body.RootElement.GetProperty("usage"));
        Tell(span, usage);
        var text = body.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { ModelId = model, Usage = usage };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var span = Source.StartActivity($"chat {model}");
        using var response = await http.SendAsync(Request(messages, stream: true), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            if (item.Data == "[DONE]")
            {
                break;
            }

            using var chunk = JsonDocument.Parse(item.Data);
            foreach (var choice in chunk.RootElement.GetProperty("choices").EnumerateArray())
            {
                if (choice.GetProperty("delta").TryGetProperty("content", out var content))
                {
                    yield return new ChatResponseUpdate(ChatRole.Assistant, content.GetString()) { ModelId = model };
                }
            }

            if (chunk.RootElement.TryGetProperty("usage", out var reported) && reported.ValueKind == JsonValueKind.Object)
            {
                Tell(span, Usage(reported));
                yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(Usage(reported))]);
            }
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static void Tell(Activity? span, UsageDetails usage)
    {
        span?.SetTag("gen_ai.usage.input_tokens", usage.InputTokenCount);
        span?.SetTag("gen_ai.usage.output_tokens", usage.OutputTokenCount);
        span?.SetTag("gen_ai.usage.cache_read.input_tokens", usage.CachedInputTokenCount);
        span?.SetTag("gen_ai.usage.reasoning.output_tokens", usage.ReasoningTokenCount);
    }

    private static UsageDetails Usage(JsonElement usage) => new()
    {
        InputTokenCount = usage.GetProperty("prompt_tokens").GetInt64(),
        OutputTokenCount = usage.GetProperty("completion_tokens").GetInt64(),
        CachedInputTokenCount = usage.GetProperty("prompt_tokens_details").GetProperty("cached_tokens").GetInt64(),
        ReasoningTokenCount = usage.GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt64(),
    };

    private HttpRequestMessage Request(IEnumerable<ChatMessage> messages, bool stream)
    {
        Activity.Current?.SetTag("gen_ai.request.model", model);
        return new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, "v1/chat/completions"))
        {
            Headers = { { "Authorization", $"Bearer {Secret}" } },
            Content = JsonContent.Create(new
            {
                model,
                stream,
                stream_options = stream ? new { include_usage = true } : null,
                messages = messages.Select(message => new { role = "user", content = message.Text }),
            }),
        };
    }
}

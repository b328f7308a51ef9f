using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Senytl.Performance.Doubles;

namespace Senytl.Performance;

/// <summary>A model that answers as it is told: text, tool calls, tokens, timing and failures, without a network or a bill.</summary>
/// <remarks>
/// Add all rules before the first call. From then on the client is thread-safe. A conversation that ends with tool results
/// is looked up in the <see cref="AfterTool"/> rules first; then, as any other, in the rest. The first rule that fits, in the
/// order of their addition, answers; <see cref="Otherwise"/> answers what no rule fits.
/// </remarks>
/// <param name="time">The clock of latencies; the system's by default.</param>
/// <param name="modelId">The model that answers name; default <c>mock</c>, which no price list has.</param>
public sealed class MockChatClient(TimeProvider? time = null, string modelId = "mock") : IChatClient
{
    private readonly TimeProvider time = time ?? TimeProvider.System;
    private readonly ChatClientMetadata metadata = new("mock", providerUri: null, modelId);
    private readonly MockRules rules = new();
    private readonly MockCallLog log = new();

    /// <summary>Calls received so far, warm-up included.</summary>
    public long CallCount => log.Count;

    /// <summary>The latest 1,000 calls, oldest first.</summary>
    public IReadOnlyList<MockCall> Calls => log.Latest;

    /// <summary>A rule for prompts that contain a text. The prompt is the last message of the user.</summary>
    /// <param name="promptContains">The text; upper and lower case are the same. Not empty.</param>
    public MockRule When(string promptContains)
    {
        ArgumentException.ThrowIfNullOrEmpty(promptContains);
        return new(this, $"the prompt contains '{promptContains}'", call => call.Prompt.Contains(promptContains, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A rule for calls that satisfy a condition.</summary>
    /// <param name="condition">Sees the whole conversation and the options.</param>
    /// <param name="description">What the condition means, for error messages.</param>
    public MockRule When(Func<MockCall, bool> condition, string description)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentException.ThrowIfNullOrEmpty(description);
        return new(this, description, condition);
    }

    /// <summary>A rule for conversations that end with the result of a tool.</summary>
    /// <param name="tool">The tool's name, upper and lower case apart.</param>
    public MockRule AfterTool(string tool)
    {
        ArgumentException.ThrowIfNullOrEmpty(tool);
        return new(this, $"the tool '{tool}' has answered", call => call.AnsweredTools.Contains(tool)) { IsForTool = true };
    }

    /// <summary>Answers what no rule fits. Several replies come one after the other, the last again and again.</summary>
    /// <param name="replies">At least one; a string is a reply with that text.</param>
    /// <exception cref="ArgumentException">There is no reply, or a value in one is out of range.</exception>
    /// <exception cref="InvalidOperationException">There is a default answer already.</exception>
    public MockChatClient Otherwise(params MockReply[] replies)
    {
        rules.SetDefault(new MockSequence(replies));
        return this;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No rule fits; the message lists them all.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var reply = Answer(messages, options, streamed: false);
        await WaitAsync(reply.Latency, cancellationToken).ConfigureAwait(false);
        return reply.Failure is { } failure
            ? throw failure()
            : MockAnswer.Whole(reply, options?.ModelId ?? modelId, time);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No rule fits; the message lists them all.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reply = Answer(messages, options, streamed: true);
        var model = options?.ModelId ?? modelId;
        var sent = 0;
        await WaitAsync(reply.TimeToFirstToken ?? reply.Latency, cancellationToken).ConfigureAwait(false);
        foreach (var chunk in reply.ChunksToSend())
        {
            if (reply.Failure is not null && sent == reply.ChunksBeforeFailure)
            {
                break;
            }

            if (sent++ > 0)
            {
                await WaitAsync(reply.ChunkGap, cancellationToken).ConfigureAwait(false);
            }

            yield return MockAnswer.Update(reply, model, [new TextContent(chunk)]);
        }

        if (reply.Failure is { } failure)
        {
            throw failure();
        }

        yield return MockAnswer.Last(reply, model);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Does nothing: there is nothing to release.</summary>
    public void Dispose()
    {
    }

    internal MockChatClient Add(MockRule rule, MockSequence replies)
    {
        rules.Add(rule, replies);
        return this;
    }

    private MockReply Answer(IEnumerable<ChatMessage> messages, ChatOptions? options, bool streamed)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var call = new MockCall([.. messages], options, streamed);
        log.Add(call);
        return rules.Answer(call);
    }

    private async ValueTask WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }
}

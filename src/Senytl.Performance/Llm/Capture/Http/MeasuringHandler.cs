using Senytl.Performance.Measuring;

namespace Senytl.Performance;

/// <summary>
/// Measures the model calls that pass an <see cref="HttpClient"/>: usage, model, time to first content, gaps and tool calls, read from
/// responses in the shapes of OpenAI, Anthropic, Gemini and Ollama, whole or streamed, as they pass.
/// </summary>
/// <remarks>
/// <para>
/// Nothing is buffered, delayed or altered, and memory per call does not grow with the response. Requests are not read at all, so
/// neither keys nor prompts are seen; of responses only counts, times, the model's name and hashes of tool calls are kept.
/// </para>
/// <para>
/// A call belongs to the request of the run that sends it; outside of a run all passes untouched. Place it inside of what retries
/// to see each attempt as a call, outside to see them as one. Of content that arrives compressed (gzip,
/// deflate, br) a copy is decompressed. Thread-safe, as handlers are.
/// </para>
/// </remarks>
public sealed class MeasuringHandler : DelegatingHandler
{
    /// <summary>Creates a handler to be placed in a chain, e.g. by <c>AddHttpMessageHandler</c>; the chain sets what is below.</summary>
    public MeasuringHandler()
    {
    }

    /// <summary>Creates a handler above another.</summary>
    /// <param name="innerHandler">What sends the requests.</param>
    public MeasuringHandler(HttpMessageHandler innerHandler)
        : base(innerHandler)
    {
    }

    /// <summary>
    /// Tells model calls from other requests where the path does not: null, the default, goes by the path (<c>/chat/completions</c>,
    /// <c>/responses</c>, <c>/messages</c>, <c>/embeddings</c>, <c>:generateContent</c>, <c>/api/chat</c> and the like).
    /// </summary>
    public Func<HttpRequestMessage, bool>? IsModelCall { get; init; }

    /// <summary>Creates a client to hand to an SDK, e.g. <c>new HttpClientPipelineTransport(MeasuringHandler.CreateClient())</c> for OpenAI.</summary>
    /// <remarks>It has no time limit of its own, as SDKs bring theirs. Dispose it with its SDK client.</remarks>
    public static HttpClient CreateClient() => new(new MeasuringHandler(new SocketsHttpHandler())) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (OperationOf(request) is not { } operation || ModelCall.Begin(CallWitness.Wire) is not { } call)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var interruption = new Interruption(cancellationToken);
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            ResponseObserver.Attach(call, operation, request, response);
            return response;
        }
        catch (Exception error)
        {
            call.End(CallReading.Unanswered(operation, interruption.EndOf(error)));
            throw;
        }
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var around = ModelCall.Around();
        if (OperationOf(request) is not { } operation || ModelCall.Begin(CallWitness.Wire) is not { } call)
        {
            return base.Send(request, cancellationToken);
        }

        var interruption = new Interruption(cancellationToken);
        try
        {
            var response = base.Send(request, cancellationToken);
            ResponseObserver.Attach(call, operation, request, response);
            return response;
        }
        catch (Exception error)
        {
            call.End(CallReading.Unanswered(operation, interruption.EndOf(error)));
            throw;
        }
        finally
        {
            // A synchronous call shares its caller's context, which must not take this call for the one around it.
            ModelCall.Leave(around);
        }
    }

    private string? OperationOf(HttpRequestMessage request) => IsModelCall is { } chooses
        ? chooses(request) ? ModelEndpoints.OperationOf(request) ?? GenAiOperation.Chat : null
        : ModelEndpoints.OperationOf(request);
}

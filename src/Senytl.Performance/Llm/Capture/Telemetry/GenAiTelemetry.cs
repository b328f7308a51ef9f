using Senytl.Performance.Measuring;

namespace Senytl.Performance;

/// <summary>
/// Measures model calls by what the process tells of itself: the OpenTelemetry GenAI spans and metrics (<c>gen_ai.*</c>) of the agent's libraries,
/// and the responses that .NET's HTTP client receives. The agent's code stays as it is.
/// </summary>
public static class GenAiTelemetry
{
    private static readonly Lock Gate = new();
    private static readonly ModelRequests Requests = new();
    private static int users;
    private static GenAiListener? listener;

    /// <summary>
    /// Listens, until the returned object is disposed, to every source, meter and <see cref="HttpClient"/> of this process. Only calls made
    /// inside of a run are measured.
    /// </summary>
    /// <remarks>
    /// <para>
    /// A model call over an <see cref="HttpClient"/> is seen as a <see cref="MeasuringHandler"/> below it would see it, time to first content and gaps
    /// included. It is known by its path where no other path is like it (<c>/chat/completions</c>, <c>:generateContent</c>, <c>/audio/speech</c>); where others may be
    /// (<c>/messages</c>, <c>/responses</c>, <c>/completions</c>, <c>/embeddings</c>, <c>/api/chat</c>), once the response names a model or counts tokens, or
    /// if it fails where an earlier one did. What shows neither leaves no trace. One that is sent again, by a retry or a redirect, is a call each time unless something around it is seen
    /// as well. A client with <see cref="SocketsHttpHandler.ActivityHeadersPropagator"/> set to null and one over a handler of its own emit
    /// nothing, and need the handler.
    /// </para>
    /// <para>
    /// Spans and metrics add what does not pass there. A span is recognised as it starts: by <c>gen_ai.operation.name</c> or by a name that begins
    /// with the operation, as the conventions ask for; it tells model, tokens and duration, but no first content and not which tools were called. Metrics count only for a model of
    /// which nothing better was seen in the same request. The OpenAI SDK emits spans after
    /// <c>AppContext.SetSwitch("OpenAI.Experimental.EnableOpenTelemetry", true)</c>, and (2.15.0) none for streamed chat completions.
    /// </para>
    /// <para>
    /// A call that several see is counted once. While a span is open, <see cref="HttpClient"/> sends its trace context along. Messages that spans
    /// may hold are not read, nor are requests. Thread-safe; may be nested.
    /// </para>
    /// </remarks>
    public static IDisposable Capture() => Listen(isModelCall: null);

    /// <summary>As <see cref="Capture()"/>, with a rule of which HTTP requests go to a model, in place of their path and response.</summary>
    /// <param name="isModelCall">
    /// True for a request that goes to a model. Called for every request of the process, in the agent's own code: it must be quick and must not throw.
    /// </param>
    /// <remarks>Where captures overlap, a request counts that one of them takes.</remarks>
    public static IDisposable Capture(Func<HttpRequestMessage, bool> isModelCall)
    {
        ArgumentNullException.ThrowIfNull(isModelCall);
        return Listen(isModelCall);
    }

    private static Use Listen(Func<HttpRequestMessage, bool>? isModelCall)
    {
        lock (Gate)
        {
            users++;
            Requests.Add(isModelCall);
            listener ??= new GenAiListener(Requests);
        }

        return new Use(isModelCall);
    }

    private static void Release(Func<HttpRequestMessage, bool>? isModelCall)
    {
        lock (Gate)
        {
            Requests.Remove(isModelCall);
            if (--users == 0)
            {
                listener?.Dispose();
                listener = null;
            }
        }
    }

    private sealed class Use(Func<HttpRequestMessage, bool>? isModelCall) : IDisposable
    {
        private int released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref released, 1) == 0)
            {
                Release(isModelCall);
            }
        }
    }
}

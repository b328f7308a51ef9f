using Senytl.Performance.Measuring;

namespace Senytl.Performance;

/// <summary>Measures model calls by the OpenTelemetry GenAI spans and metrics (<c>gen_ai.*</c>) that the agent's libraries emit.</summary>
public static class GenAiTelemetry
{
    private static readonly Lock Gate = new();
    private static int users;
    private static GenAiListener? listener;

    /// <summary>
    /// Listens, until the returned object is disposed, to every source and meter of this process. Only calls made inside of a run are measured.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The OpenAI SDK emits spans after <c>AppContext.SetSwitch("OpenAI.Experimental.EnableOpenTelemetry", true)</c>, with cached tokens only
    /// when <c>OTEL_SEMCONV_STABILITY_OPT_IN=gen_ai_latest_experimental</c> is set, and (2.15.0) none for streamed chat completions; the
    /// Anthropic SDK, Semantic Kernel and most agent frameworks do so when someone listens. A span is recognised as it starts: by <c>gen_ai.operation.name</c>
    /// or by a name that begins with the operation, as the conventions ask for. Metrics count only for a model of which
    /// nothing better was seen in the same request.
    /// </para>
    /// <para>
    /// Spans tell model, tokens and duration, but no first content: for the time to first token use a decorator or a
    /// <see cref="MeasuringHandler"/> beside them; a call that several of them see is counted once. While a span is open,
    /// <see cref="HttpClient"/> sends its trace context along. Messages that spans may hold are not read. Thread-safe; may be nested.
    /// </para>
    /// </remarks>
    public static IDisposable Capture()
    {
        lock (Gate)
        {
            users++;
            listener ??= new GenAiListener();
        }

        return new Use();
    }

    private static void Release()
    {
        lock (Gate)
        {
            if (--users == 0)
            {
                listener?.Dispose();
                listener = null;
            }
        }
    }

    private sealed class Use : IDisposable
    {
        private int released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref released, 1) == 0)
            {
                Release();
            }
        }
    }
}

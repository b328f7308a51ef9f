using System.Net.Http.Headers;

namespace Senytl.Performance.Measuring;

/// <summary>Reads a response on behalf of a model call while someone else consumes it. Never throws, never waits.</summary>
/// <param name="call">The call.</param>
/// <param name="reading">What the response tells.</param>
/// <param name="reader">How its bytes are read; absent for sound and other bytes that tell nothing.</param>
/// <param name="streamed">Whether content arrives in chunks, whose times mean something.</param>
/// <param name="success">Whether the status was one of success.</param>
internal sealed class ResponseObserver(ModelCall call, WireReading reading, WireReader? reader, bool streamed, bool success)
{
    private readonly Lock gate = new();
    private bool over;

    /// <summary>Has the call end with the response, when its content has been read.</summary>
    public static void Attach(ModelCall call, string operation, HttpRequestMessage request, HttpResponseMessage response)
    {
        var type = response.Content.Headers.ContentType;
        var isEventStream = Is(type, "text/event-stream");
        var isLines = Is(type, "application/x-ndjson") || Is(type, "application/jsonl");
        var isJson = isLines || type?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) == true;
        var encoding = string.Join(", ", response.Content.Headers.ContentEncoding);
        var streamed = isEventStream || isLines || ModelEndpoints.StreamsJson(request);
        var reading = new WireReading(operation)
        {
            IsOneDocument = !streamed,
            Unreadable = encoding.Length == 0
                ? null
                : $"the response is encoded ({encoding}) where it is read: place a MeasuringHandler above what decompresses it, e.g. above SocketsHttpHandler.AutomaticDecompression",
        };
        var observer = new ResponseObserver(
            call,
            reading,
            encoding.Length == 0 && (isEventStream || isJson) ? new WireReader(isEventStream, reading) : null,
            streamed,
            response.IsSuccessStatusCode);
        response.Content = new ObservedContent(response.Content, observer);
    }

    /// <summary>Some bytes have arrived.</summary>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (over || reader is null)
            {
                return;
            }

            var before = reading.Complete;
            for (var contents = reader.Read(bytes); contents > 0 && streamed; contents--)
            {
                call.Content();
            }

            if (reading.Complete && !before)
            {
                call.Report(reading.Read(success ? CallEnd.Complete : CallEnd.Failed));
            }
        }
    }

    /// <summary>The bytes are over, by their end, an error, or because nobody wants the rest.</summary>
    /// <param name="complete">Whether all have come.</param>
    public void End(bool complete)
    {
        lock (gate)
        {
            if (!over)
            {
                over = true;
                call.End(reading.Read(!success ? CallEnd.Failed : complete || reading.Complete ? CallEnd.Complete : CallEnd.CutShort));
            }
        }
    }

    private static bool Is(MediaTypeHeaderValue? type, string name) => string.Equals(type?.MediaType, name, StringComparison.OrdinalIgnoreCase);
}

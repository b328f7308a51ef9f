using System.Net.Http.Headers;

namespace Senytl.Performance.Measuring;

/// <summary>Reads a response on behalf of a model call while someone else consumes it. Throws nothing of its own, never waits.</summary>
/// <param name="call">The call.</param>
/// <param name="reading">What the response tells.</param>
/// <param name="reader">How its bytes are read; absent for sound and other bytes that tell nothing.</param>
/// <param name="streamed">Whether content arrives in chunks, whose times mean something.</param>
/// <param name="success">Whether the status was one of success.</param>
internal sealed class ResponseObserver(ModelCall call, WireReading reading, WireReader? reader, bool streamed, bool success)
{
    private readonly Lock gate = new();
    private bool over;

    /// <summary>How its bytes are decompressed; absent when they are plain.</summary>
    private ContentDecoder? Decoder { get; init; }

    /// <summary>What a call that may not go to a model is judged by besides its response; absent when its sender has said that it does.</summary>
    private (ModelAddresses Known, HttpRequestMessage Request)? Doubt { get; init; }

    /// <summary>Has the call end with the response, when its content has been read.</summary>
    /// <param name="call">A call.</param>
    /// <param name="operation">Its operation.</param>
    /// <param name="request">What was sent.</param>
    /// <param name="response">What came.</param>
    /// <param name="addresses">The addresses known to be a model's, for a call that is not certain yet; the response shows what it is.</param>
    public static void Attach(ModelCall call, string operation, HttpRequestMessage request, HttpResponseMessage response, ModelAddresses? addresses = null)
    {
        var type = response.Content.Headers.ContentType;
        var isEventStream = Is(type, "text/event-stream");
        var isLines = Is(type, "application/x-ndjson") || Is(type, "application/jsonl");
        var isJson = isLines || type?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) == true;
        var encoding = isEventStream || isJson ? string.Join(", ", response.Content.Headers.ContentEncoding) : "";
        var streamed = isEventStream || isLines || ModelEndpoints.StreamsJson(request);
        var decoder = ContentDecoder.For(encoding);
        var isReadable = encoding.Length == 0 || decoder is not null;
        var reading = new WireReading(operation)
        {
            IsOneDocument = !streamed,
            Unreadable = isReadable ? null : Encoded(encoding),
        };
        var observer = new ResponseObserver(
            call,
            reading,
            isReadable && (isEventStream || isJson) ? new WireReader(isEventStream, reading) : null,
            streamed,
            response.IsSuccessStatusCode)
        {
            Decoder = decoder,
            Doubt = addresses is null ? null : (addresses, request),
        };
        response.Content = new ObservedContent(response.Content, observer);
    }

    /// <summary>Some bytes have arrived.</summary>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (over || reader is null || reading.Unreadable is not null)
            {
                return;
            }

            var before = reading.Complete;
            var contents = Decoder is null ? reader.Read(bytes) : Decode(Decoder, reader, bytes);
            Judge(broken: false);
            for (; contents > 0 && streamed; contents--)
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
                var end = !success ? CallEnd.Failed : complete || reading.Complete ? CallEnd.Complete : CallEnd.CutShort;
                Judge(broken: end != CallEnd.Complete);
                Decoder?.Dispose();
                call.End(reading.Read(end));
            }
        }
    }

    private int Decode(ContentDecoder compressed, WireReader text, ReadOnlySpan<byte> bytes)
    {
        var contents = compressed.Read(bytes, text);
        if (contents is null)
        {
            reading.Unreadable = Encoded("not as its headers say");
        }

        return contents ?? 0;
    }

    /// <summary>A call that is not certain becomes so by what the response shows, and a broken one by where it went.</summary>
    private void Judge(bool broken)
    {
        if (call.IsCertain || Doubt is not var (known, request))
        {
            return;
        }

        if (reading.IsOfModel)
        {
            known.Learn(request);
            call.Confirm();
        }
        else if ((broken || reading.Unreadable is not null) && known.Know(request))
        {
            call.Confirm();
        }
    }

    private static string Encoded(string how) =>
        $"the response is encoded ({how}) where it is read: place a MeasuringHandler above what decodes it";

    private static bool Is(MediaTypeHeaderValue? type, string name) => string.Equals(type?.MediaType, name, StringComparison.OrdinalIgnoreCase);
}

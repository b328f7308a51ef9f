using System.Diagnostics;
using System.Net.Http.Headers;
using Senytl.Performance;
using Server = Senytl.ModelServer.ModelServer;

namespace Senytl.Benchmarks.Capture;

/// <summary>
/// A recorded stream of 128 chunks is replayed from memory, one event a read, with the handler and without, turn by turn. The
/// difference of the medians is what the handler adds to a call, with no network to hide it.
/// </summary>
internal static class HandlerOverhead
{
    private const int Calls = 5000;

    /// <summary>Until the runtime has compiled all of it for the last time, which it puts off while new methods turn up.</summary>
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(5);

    public static async Task MeasureAsync(Figures figures)
    {
        var body = await RecordAsync();
        using var plain = new HttpClient(new Replay(body));
        using var measured = new HttpClient(new MeasuringHandler(new Replay(body)));
        using var metrics = Metrics.Start("overhead");
        var (without, with) = (new List<double>(), new List<double>());
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Warmup;)
        {
            await CallAsync(plain);
            await CallAsync(measured);
        }

        for (var call = 0; call < Calls; call++)
        {
            without.Add(await CallAsync(plain));
            with.Add(await CallAsync(measured));
        }

        figures.Print("handler_stream_bytes", body.Length, "bytes");
        figures.Print("handler_overhead_us", Median(with) - Median(without), "us");
    }

    private static async Task<byte[]> RecordAsync()
    {
        await using var server = await Server.StartAsync(new() { AnswerTokens = 128 });
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        using var response = await http.PostAsync("v1/chat/completions", ChatBody.Streamed());
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task<double> CallAsync(HttpClient http)
    {
        var start = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://model.test/v1/chat/completions");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[16384];
        while (await stream.ReadAsync(buffer) > 0)
        {
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed class Replay(byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new StreamContent(new EventByEvent(body));
            content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
            return Task.FromResult(new HttpResponseMessage { Content = content });
        }
    }

    private sealed class EventByEvent(byte[] body) : MemoryStream(body, writable: false)
    {
        private readonly byte[] bytes = body;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var rest = bytes.AsSpan((int)Position);
            var end = rest.IndexOf("\n\n"u8);
            return ValueTask.FromResult(base.Read(buffer.Span[..Math.Min(buffer.Length, end < 0 ? rest.Length : end + 2)]));
        }
    }
}

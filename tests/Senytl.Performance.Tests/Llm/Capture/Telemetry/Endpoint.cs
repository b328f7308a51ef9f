using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Senytl.Performance.Tests.Llm.Capture.Wire;

namespace Senytl.Performance.Tests.Llm.Capture.Telemetry;

/// <summary>Answers every request with one recorded response, compressed for who asks for that, and notes the names of the headers.</summary>
internal sealed class Endpoint : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RequestDelegate answer;

    private Endpoint(RequestDelegate answer)
    {
        this.answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(AnswerAsync);
    }

    public Uri Address => new(app.Urls.Single());

    public ConcurrentBag<IReadOnlyList<string>> Headers { get; } = [];

    public static Task<Endpoint> StartAsync(Sample sample) => StartAsync(context => AnswerAsync(context, sample));

    public static async Task<Endpoint> StartAsync(RequestDelegate answer)
    {
        var endpoint = new Endpoint(answer);
        await endpoint.app.StartAsync();
        return endpoint;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Headers.Add([.. context.Request.Headers.Keys]);
        return answer(context);
    }

    private static async Task AnswerAsync(HttpContext context, Sample sample)
    {
        var body = Encoding.UTF8.GetBytes(sample.Body);
        context.Response.ContentType = sample.ContentType;
        var encoding = context.Request.Headers.AcceptEncoding.ToString();
        await using Stream? compressed = encoding switch
        {
            "gzip" => new GZipStream(context.Response.Body, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(context.Response.Body, CompressionLevel.Fastest),
            "br" => new BrotliStream(context.Response.Body, CompressionLevel.Fastest),
            _ => null,
        };
        context.Response.Headers.ContentEncoding = compressed is null ? default : encoding;
        await (compressed ?? context.Response.Body).WriteAsync(body);
    }
}

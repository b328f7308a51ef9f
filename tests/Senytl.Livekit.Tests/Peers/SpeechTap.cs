using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Senytl.Livekit.Tests.Peers;

/// <summary>Stands before a model server's transcriptions and keeps the audio files that are uploaded.</summary>
internal sealed class SpeechTap : IAsyncDisposable
{
    private readonly HttpClient _client = new();
    private readonly ConcurrentQueue<byte[]> _uploads = new();
    private readonly WebApplication _web;

    private SpeechTap(WebApplication web) => _web = web;

    public string Url => $"{_web.Urls.Single()}/v1";

    /// <summary>The WAV files, in the order of their arrival.</summary>
    public IReadOnlyList<Wave> Uploads => [.. _uploads.Select(Wave.Parse)];

    public static async Task<SpeechTap> StartAsync(Uri model)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var tap = new SpeechTap(builder.Build());
        var target = new Uri($"{model.ToString().TrimEnd('/')}/audio/transcriptions");
        tap._web.MapPost("/v1/audio/transcriptions", context => tap.PassAsync(context, target));
        await tap._web.StartAsync();
        return tap;
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _client.Dispose();
    }

    private async Task PassAsync(HttpContext context, Uri target)
    {
        context.Request.EnableBuffering();
        var form = await context.Request.ReadFormAsync();
        using var file = new MemoryStream();
        await form.Files["file"]!.CopyToAsync(file);
        _uploads.Enqueue(file.ToArray());
        context.Request.Body.Position = 0;
        using var body = new StreamContent(context.Request.Body);
        body.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        using var answer = await _client.PostAsync(target, body);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body);
    }
}

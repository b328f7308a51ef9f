using System.Text;
using System.Text.Json;

namespace Senytl.ModelServer.Tests;

/// <summary>A server and a plain HTTP client to it.</summary>
internal sealed class Scenario : IAsyncDisposable
{
    private Scenario(ModelServer server)
    {
        Server = server;
        Http = new HttpClient { BaseAddress = server.BaseAddress, Timeout = TimeSpan.FromMinutes(2) };
    }

    public ModelServer Server { get; }

    public HttpClient Http { get; }

    public static async Task<Scenario> StartAsync(ModelServerOptions? options = null) => new(await ModelServer.StartAsync(options));

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    public static string Chat(string prompt, bool stream = false) =>
        $$"""{"model":"test-model","stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":{{JsonSerializer.Serialize(prompt)}}}]}""";

    public static string Message(string prompt, bool stream = false) =>
        $$"""{"model":"test-model","max_tokens":1000,"stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":{{JsonSerializer.Serialize(prompt)}}}]}""";

    public Task<HttpResponseMessage> ChatAsync(string prompt = "hi", bool stream = false) =>
        Http.SendAsync(ChatRequest(prompt, stream), HttpCompletionOption.ResponseHeadersRead);

    public Task<HttpResponseMessage> MessageAsync(string prompt = "hi", bool stream = false) => Http.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, "v1/messages") { Content = Json(Message(prompt, stream)) },
        HttpCompletionOption.ResponseHeadersRead);

    public Task<HttpResponseMessage> PostAsync(string path, string body) => Http.PostAsync(path, Json(body));

    public async Task<string> ChatTextAsync(string prompt)
    {
        using var response = await ChatAsync(prompt);
        response.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    private static HttpRequestMessage ChatRequest(string prompt, bool stream) =>
        new(HttpMethod.Post, "v1/chat/completions") { Content = Json(Chat(prompt, stream)) };
}

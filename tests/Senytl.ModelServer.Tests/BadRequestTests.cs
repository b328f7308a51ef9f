using System.Text.Json;

namespace Senytl.ModelServer.Tests;

public class BadRequestTests
{
    [Theory]
    [InlineData("v1/chat/completions", "{", 400, "not valid JSON")]
    [InlineData("v1/chat/completions", "", 400, "not valid JSON")]
    [InlineData("v1/chat/completions", "[]", 400, "send a JSON object")]
    [InlineData("v1/chat/completions", """{"messages":[]}""", 400, "'model'")]
    [InlineData("v1/chat/completions", """{"model":"m"}""", 400, "'messages'")]
    [InlineData("v1/chat/completions", """{"model":"m","messages":[7]}""", 400, "7 stands")]
    [InlineData("v1/chat/completions", """{"model":"m","messages":[{"role":"king","content":"x"}]}""", 400, "'king'")]
    [InlineData("v1/chat/completions", """{"model":"m","messages":[{"role":"user","content":8}]}""", 400, "'content' is 8")]
    [InlineData("v1/chat/completions", """{"model":"m","messages":[{"role":"user","content":"\ud800"}]}""", 400, "not valid")]
    [InlineData("v1/chat/completions", """{"model":"m","n":2,"messages":[{"role":"user","content":"x"}]}""", 400, "from 1 to 1")]
    [InlineData("v1/chat/completions", """{"model":"m","stream":"yes","messages":[{"role":"user","content":"x"}]}""", 400, "'stream'")]
    [InlineData("v1/chat/completions", """{"model":"m","max_tokens":0,"messages":[{"role":"user","content":"x"}]}""", 400, "'max_tokens' is 0")]
    [InlineData("v1/messages", """{"model":"m","messages":[{"role":"user","content":"x"}]}""", 400, "'max_tokens' is missing")]
    [InlineData("v1/messages", """{"model":"m","max_tokens":9,"messages":[{"role":"tool","content":"x"}]}""", 400, "'tool'")]
    [InlineData("v1/embeddings", """{"model":"m","input":[]}""", 400, "'input'")]
    [InlineData("v1/embeddings", """{"model":"m","input":"x","dimensions":9999}""", 400, "from 1 to 4096")]
    [InlineData("v1/embeddings", """{"model":"m","input":"x","encoding_format":"int8"}""", 400, "float, base64")]
    [InlineData("v1/audio/speech", """{"model":"m","input":"x"}""", 400, "Allowed: wav, pcm")]
    [InlineData("v1/audio/speech", """{"model":"m","input":"x","response_format":"opus"}""", 400, "Allowed: wav, pcm")]
    [InlineData("v1/audio/speech", """{"model":"m","input":"x","response_format":"wav","speed":9}""", 400, "from 0.25 to 4")]
    [InlineData("v1/audio/transcriptions", "{}", 400, "multipart/form-data")]
    [InlineData("v1/models", "{}", 405, "Allowed: GET")]
    [InlineData("v1/responses", "{}", 404, "POST /v1/chat/completions")]
    public async Task A_request_that_makes_no_sense_is_told_what_is_wrong_and_what_is_allowed(string path, string body, int status, string told)
    {
        await using var scenario = await Scenario.StartAsync();

        using var response = await scenario.PostAsync(path, body);

        Assert.Equal(status, (int)response.StatusCode);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Contains(told, document.RootElement.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(status, Assert.Single(scenario.Server.Requests).StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_in_the_providers_shape()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Http.DefaultRequestHeaders.ExpectContinue = true;

        using var response = await scenario.Http.PostAsync("v1/messages", new ByteArrayContent(new byte[(32 * 1024 * 1024) + 1]));

        Assert.Equal(413, (int)response.StatusCode);
        Assert.Contains("request_too_large", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

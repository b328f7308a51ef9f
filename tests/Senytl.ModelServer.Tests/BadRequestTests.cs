using System.Text;
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

    [Theory]
    [InlineData("v1/chat/completions", """{"model":"m","max_tokens":9,"messages":[{"role":"user","content":[{"type":"text","text":"x\u00e9"}]},{"role":"assistant","content":null,"tool_calls":[{"id":"c","function":{"name":"t","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c","content":"ok"}],"tools":[{"type":"function","function":{"name":"t"}}],"stream_options":{"include_usage":true}}""")]
    [InlineData("v1/messages", """{"model":"m","max_tokens":9,"system":[{"type":"text","text":"s"}],"messages":[{"role":"user","content":"x\u00e9"},{"role":"assistant","content":[{"type":"tool_use","id":"c","name":"t","input":{}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"c","content":"ok"}]}],"tools":[{"name":"t","input_schema":{}}]}""")]
    [InlineData("v1/embeddings", """{"model":"m","input":["one text","another"],"dimensions":16,"encoding_format":"float"}""")]
    [InlineData("v1/audio/speech", """{"model":"m","input":"one text","voice":"v","response_format":"pcm","speed":1.5}""")]
    public async Task Mutated_requests_are_answered_or_refused_and_never_break_the_server(string path, string sound)
    {
        const string letters = "{}[]\",:0-9.eEtrufalsn\\ ";
        await using var scenario = await Scenario.StartAsync();
        var random = new Random(path.Length);
        var statuses = new Dictionary<int, int>();
        for (var round = 0; round < 1_000; round++)
        {
            var body = new StringBuilder(sound);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                body[random.Next(body.Length)] = letters[random.Next(letters.Length)];
            }

            using var response = await scenario.PostAsync(path, body.ToString());
            var status = (int)response.StatusCode;
            Assert.True(status is 200 or 400, $"{status} for {body}: {await response.Content.ReadAsStringAsync()}");
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
        }

        Assert.Equal([200, 400], statuses.Keys.Order());
    }
}

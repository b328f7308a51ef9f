using System.Net.Http.Headers;
using System.Text.Json;
using Senytl.ModelServer.Tests.Faults;

namespace Senytl.ModelServer.Tests.Log;

public class RequestLogTests
{
    [Fact]
    public async Task The_log_tells_what_was_asked_sent_and_when()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Server.When(_ => true).Respond("12345678");
        var before = TimeProvider.System.GetTimestamp();

        using var response = await scenario.MessageAsync("four", stream: true);
        await response.Content.ReadAsStringAsync();

        var after = TimeProvider.System.GetTimestamp();
        var record = Assert.Single(scenario.Server.Requests);
        Assert.Equal(
            (0L, ModelApi.Messages, "/v1/messages", "test-model", true, 200, RequestOutcome.Completed),
            (record.Index, record.Api, record.Path, record.Model, record.Streamed, record.StatusCode!.Value, record.Outcome));
        Assert.Equal(new ModelUsage { InputTokens = 1, OutputTokens = 2 }, record.Usage);
        long[] times = [before, record.ArrivedTimestamp, record.FirstContentTimestamp!.Value, record.EndedTimestamp!.Value, after];
        Assert.Equal(times.Order(), times);
        Assert.Null(record.Fault);
    }

    [Fact]
    public async Task A_rule_for_everything_adds_no_output_to_an_embedding()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Server.When(_ => true).Respond("words").CallTool("tool");

        using var response = await scenario.PostAsync("v1/embeddings", """{"model":"m","input":"four and"}""");

        Assert.Equal(new ModelUsage { InputTokens = 2 }, Assert.Single(scenario.Server.Requests).Usage);
    }

    [Fact]
    public async Task Only_the_newest_requests_are_kept_and_all_are_counted()
    {
        await using var scenario = await Scenario.StartAsync(new ModelServerOptions { RequestLogCapacity = 3 });

        for (var request = 0; request < 10; request++)
        {
            await scenario.ChatTextAsync("hi");
        }

        Assert.Equal([7, 8, 9], scenario.Server.Requests.Select(record => record.Index));
        Assert.Equal(10, scenario.Server.RequestCount);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Prompts_are_kept_only_when_asked_and_keys_never(bool keep)
    {
        await using var scenario = await Scenario.StartAsync(new ModelServerOptions { KeepPrompts = keep });
        scenario.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sk-very-secret");
        scenario.Http.DefaultRequestHeaders.Add("x-api-key", "sk-very-secret");

        await scenario.ChatTextAsync("my address");

        var record = Assert.Single(scenario.Server.Requests);
        Assert.Equal(keep ? "my address" : null, record.Prompt);
        Assert.DoesNotContain("secret", JsonSerializer.Serialize(record), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_of_no_capacity_keeps_nothing_and_a_stream_without_asked_usage_logs_none()
    {
        await using var none = await Scenario.StartAsync(new ModelServerOptions { RequestLogCapacity = 0 });
        await none.ChatTextAsync("hi");
        Assert.Empty(none.Server.Requests);

        await using var scenario = await Scenario.StartAsync();
        using var response = await scenario.ChatAsync(stream: true);
        Assert.DoesNotContain("\"usage\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(Assert.Single(scenario.Server.Requests).Usage);
    }

    [Fact]
    public async Task A_paused_server_accepts_and_answers_nothing_until_it_resumes()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Server.Pause();
        Assert.True(scenario.Server.IsPaused);

        var calls = Enumerable.Range(0, 5).Select(_ => scenario.ChatTextAsync("hi")).ToArray();
        await FaultTests.UntilAsync(() => scenario.Server.RequestCount == 5);
        Assert.All(scenario.Server.Requests, record => Assert.Null(record.StatusCode));
        Assert.DoesNotContain(calls, call => call.IsCompleted);
        scenario.Server.Resume();

        Assert.Equal(5, (await Task.WhenAll(calls)).Length);
        Assert.All(scenario.Server.Requests, record => Assert.Equal(RequestOutcome.Completed, record.Outcome));
    }

    [Fact]
    public async Task A_pause_holds_an_answer_that_is_under_way()
    {
        await using var scenario = await Scenario.StartAsync();
        scenario.Server.When(_ => true).Respond(_ =>
        {
            scenario.Server.Pause();
            return "held";
        });

        var call = scenario.ChatAsync(stream: true);
        await FaultTests.UntilAsync(() => scenario.Server.IsPaused);
        var next = scenario.ChatAsync();
        await FaultTests.UntilAsync(() => scenario.Server.RequestCount == 2);
        var resumed = TimeProvider.System.GetTimestamp();
        scenario.Server.ClearRules();
        scenario.Server.Resume();

        Assert.Contains("held", await ReadAsync(call), StringComparison.Ordinal);
        await ReadAsync(next);
        Assert.All(scenario.Server.Requests, record => Assert.True(record.FirstContentTimestamp >= resumed));
    }

    private static async Task<string> ReadAsync(Task<HttpResponseMessage> call)
    {
        using var response = await call;
        return await response.Content.ReadAsStringAsync();
    }
}

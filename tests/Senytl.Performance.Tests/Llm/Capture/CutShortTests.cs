using System.Text;
using Microsoft.Extensions.AI;
using Senytl.ModelServer;
using Senytl.Performance.Tests.Llm.Capture.Http;
using Senytl.Performance.Tests.Llm.Capture.Wire;
using Server = Senytl.ModelServer.ModelServer;

namespace Senytl.Performance.Tests.Llm.Capture;

/// <summary>What the provider bills and nobody is told the price of must not pass for free.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class CutShortTests
{
    private const long Requests = 8;

    public static TheoryData<Agent, Witnesses> Cases
    {
        get
        {
            var cases = new TheoryData<Agent, Witnesses>();
            foreach (var agent in Enum.GetValues<Agent>())
            {
                foreach (var witnesses in Enum.GetValues<Witnesses>().Where(one => one != Witnesses.None))
                {
                    cases.Add(agent, witnesses);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_body_that_breaks_off_every_other_stream_proves_neither_tokens_nor_cost(Agent agent, Witnesses witnesses)
    {
        await using var server = await Server.StartAsync();
        server.WhenPromptContains("half").Fail(Fault.StallMidStream());
        await AssertEveryOtherIsUnknownAsync(agent, witnesses, server, BreakOffAsync);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_body_that_gives_up_every_other_call_before_its_response_proves_neither_tokens_nor_cost(Agent agent, Witnesses witnesses)
    {
        await using var server = await Server.StartAsync();
        var arrived = new SemaphoreSlim(0);
        server.When(request => request.Prompt.Contains("hang", StringComparison.Ordinal) && arrived.Release() >= 0).Fail(Fault.Stall());
        await AssertEveryOtherIsUnknownAsync(agent, witnesses, server, async (client, token) =>
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
            var call = client.GetResponseAsync("hang", cancellationToken: patience.Token);
            await arrived.WaitAsync(token);
            await patience.CancelAsync();
            await Assert.ThrowsAnyAsync<Exception>(() => call);
        });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_provider_that_refuses_bills_nothing_and_the_cost_of_the_others_stays_known(Agent agent, Witnesses witnesses)
    {
        await using var server = await Server.StartAsync();
        server.WhenPromptContains("refuse").Fail(Fault.Status(400));
        var result = await EveryOtherAsync(agent, witnesses, server, async (client, token) =>
            await Assert.ThrowsAnyAsync<Exception>(() => client.GetResponseAsync("refuse", cancellationToken: token)));

        Assert.Equal((Requests, 0L), (result.ModelCalls, result.ModelCallsWithoutUsage));
        Assert.NotNull(result.CostUsd);
    }

    [Theory]
    [InlineData(Witnesses.Decorator)]
    [InlineData(Witnesses.Handler)]
    [InlineData(Witnesses.Telemetry)]
    public async Task The_spend_limit_takes_a_call_that_was_cut_short_for_as_dear_as_the_dearest(Witnesses witnesses)
    {
        await using var server = await Server.StartAsync();
        server.WhenPromptContains("half").Fail(Fault.StallMidStream());
        server.WhenPromptContains("charged").Respond("once").WithUsage(new ModelUsage { InputTokens = 1_000_000, OutputTokens = 2 });
        using var client = Agents.Create(Agent.Raw, server, witnesses);
        using var telemetry = witnesses == Witnesses.Telemetry ? GenAiTelemetry.Capture() : null;
        var request = 0;
        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "spend", Iterations = (int)Requests, Warmup = 0, MaxSpendUsd = 0.7m },
            token => request++ == 0 ? Agents.CallAsync(client, streamed: true, token) : BreakOffAsync(client, token));

        // A million tokens are 0.15 USD: the first, three that broke off, and the next is in flight.
        Assert.EndsWith("the rest in flight or cut short", result.AbortReason, StringComparison.Ordinal);
        Assert.InRange(result.Requests, 4, 5);
    }

    [Fact]
    public async Task A_spend_limit_that_no_call_has_a_known_price_for_stops_at_the_first_that_is_cut_short()
    {
        await using var server = await Server.StartAsync();
        server.WhenPromptContains("half").Fail(Fault.StallMidStream());
        using var client = Agents.Create(Agent.Raw, server, Witnesses.Handler);
        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "spend", Iterations = (int)Requests, Warmup = 0, MaxSpendUsd = 100 }, token => BreakOffAsync(client, token));

        Assert.Contains("none before it says what one costs", result.AbortReason, StringComparison.Ordinal);
        Assert.Equal(1, result.Requests);
    }

    [Theory]
    [InlineData("OpenAI chat stream", "[DONE]")]
    [InlineData("Anthropic stream", "event: message_stop")]
    public async Task A_stream_broken_off_after_its_whole_usage_keeps_it(string name, string end)
    {
        var sample = Sample.All.Single(one => one.Name == name);
        var body = sample.Body.Insert(sample.Body.IndexOf("data: {\"choices\":[],", StringComparison.Ordinal) is > 0 and var at ? at : 0,
            name.StartsWith("OpenAI", StringComparison.Ordinal) ? "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n" : "");
        var bytes = Encoding.UTF8.GetBytes(body[..body.IndexOf(end, StringComparison.Ordinal)]);
        using var http = new HttpClient(new MeasuringHandler(new ScriptedHandler(sample.ContentType, () => new CutStream(bytes, new Random(1), breaks: true))));
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "cut", Iterations = 3, Warmup = 0 }, token =>
            Assert.ThrowsAnyAsync<Exception>(() => http.PostAsync(new Uri("http://model.test/" + sample.Path), new StringContent("{}"), token)));

        Assert.Equal((3L, 0L, 3 * sample.Usage.Total), (result.ModelCalls, result.ModelCallsWithoutUsage, result.Tokens!.Total));
        Assert.Equal(3, result.Models.Values.Single().Failed);
    }

    [Theory]
    [InlineData("OpenAI chat stream", "data: {\"choices\":[],")]
    [InlineData("OpenAI response stream", "event: response.completed")]
    [InlineData("Anthropic stream", "event: message_delta")]
    [InlineData("Gemini list of chunks", ",\n{")]
    [InlineData("Gemini events", "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\" you\"}")]
    [InlineData("Ollama chat lines", "{\"model\":\"llama3.2\",\"message\":{\"role\":\"assistant\",\"content\":\"\"}")]
    [InlineData("OpenAI chat stream", "data: {\"choices\":[{\"delta\":{\"content\":\"Let")]
    [InlineData("OpenAI response stream", "event: response.output_text.delta")]
    public async Task A_stream_that_ends_in_order_but_without_its_last_word_was_cut_short_on_its_way(string name, string next)
    {
        var sample = Sample.All.Single(one => one.Name == name);
        await AssertCutShortAsync(sample, BeforeThat(sample, next), breaks: false);
    }

    [Theory]
    [InlineData("OpenAI response stream", ",\"response\":{\"model\":\"gpt-5\",\"error\":null,\"output\":[{")]
    [InlineData("OpenAI response stream", ",\"usage\":{\"input_tokens\":120")]
    [InlineData("Anthropic stream", ",\"usage\":{\"output_tokens\":30}")]
    [InlineData("Gemini events", ",\"usageMetadata\":")]
    [InlineData("Ollama chat lines", "\"prompt_eval_count\":")]
    public async Task A_stream_that_ends_or_breaks_within_its_last_word_has_not_said_it(string name, string next)
    {
        var sample = Sample.All.Single(one => one.Name == name);
        await AssertCutShortAsync(sample, BeforeThat(sample, next), breaks: false);
        await AssertCutShortAsync(sample, BeforeThat(sample, next), breaks: true);
    }

    [Fact]
    public async Task A_stream_that_ends_within_a_tool_call_was_cut_short_also_where_it_names_no_model()
    {
        var sample = Sample.All.Single(one => one.Name == "OpenAI chat stream");
        const string Half = "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t1\",\"function\":{\"name\":\"look_up\",\"arguments\":\"{\\\"id\\\":\"}}]}}]}\n\n";

        await AssertCutShortAsync(sample, Half, breaks: false);
    }

    [Fact]
    public async Task A_stream_that_says_why_it_stopped_is_whole_also_without_a_last_word()
    {
        var sample = Sample.All.Single(one => one.Name == "OpenAI chat stream");
        var body = sample.Body.Replace("data: [DONE]\n\n", "", StringComparison.Ordinal)
            .Replace("data: {\"choices\":[],", "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],", StringComparison.Ordinal);
        using var http = new HttpClient(new MeasuringHandler(new ScriptedHandler(sample.ContentType, () => new MemoryStream(Encoding.UTF8.GetBytes(body)))));
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "whole", Iterations = 3, Warmup = 0 }, token =>
            http.PostAsync(new Uri("http://model.test/" + sample.Path), new StringContent("{}"), token));

        Assert.Equal((3L, 0L, 3 * sample.Usage.Total), (result.ModelCalls, result.ModelCallsWithoutUsage, result.Tokens!.Total));
    }

    private static string BeforeThat(Sample sample, string next) => sample.Body[..sample.Body.ReplaceLineEndings("\n").IndexOf(next, StringComparison.Ordinal)];

    private static async Task AssertCutShortAsync(Sample sample, string body, bool breaks)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var http = new HttpClient(new MeasuringHandler(new ScriptedHandler(sample.ContentType, () => new CutStream(bytes, new Random(1), breaks))));
        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "cut", Iterations = 3, Warmup = 0 }, async token =>
        {
            var error = await Record.ExceptionAsync(() => http.PostAsync(new Uri("http://model.test/" + sample.Path), new StringContent("{}"), token));
            Assert.Equal(breaks, error is not null);
        });

        Assert.True(result.Errors.Count == 0, result.Errors.FirstOrDefault()?.ToString());
        Assert.Equal((3L, 3L, 3L), (result.ModelCalls, result.Models.Values.Single().Failed, result.ModelCallsWithoutUsage));
        Assert.Contains("cut short", result.UnknownCostReason, StringComparison.Ordinal);
    }

    private static async Task BreakOffAsync(IChatClient client, CancellationToken token)
    {
        await foreach (var update in client.GetStreamingResponseAsync("half", cancellationToken: token))
        {
            if (update.Text.Length > 0)
            {
                break;
            }
        }
    }

    private static async Task<PerformanceResult> EveryOtherAsync(
        Agent agent, Witnesses witnesses, Server server, Func<IChatClient, CancellationToken, Task> other)
    {
        using var client = Agents.Create(agent, server, witnesses);
        using var telemetry = witnesses.HasFlag(Witnesses.Telemetry) ? GenAiTelemetry.Capture() : null;
        var request = 0;
        var result = await Benchmark.RunAsync(
            new BenchmarkOptions
            {
                Name = "every other",
                Iterations = (int)Requests,
                Warmup = 0,
                Objectives = [Objectives.Tokens(TokenKind.Total, true, 1_000_000), Objectives.Cents(true, 100)],
            },
            token => request++ % 2 == 0 ? Agents.CallAsync(client, streamed: false, token) : other(client, token));
        Assert.True(result.Errors.Count == 0, result.Errors.FirstOrDefault()?.ToString());
        return result;
    }

    private static async Task AssertEveryOtherIsUnknownAsync(
        Agent agent, Witnesses witnesses, Server server, Func<IChatClient, CancellationToken, Task> other)
    {
        var result = await EveryOtherAsync(agent, witnesses, server, other);

        Assert.Equal((Requests, Requests / 2L), (result.ModelCalls, result.ModelCallsWithoutUsage));
        Assert.Equal(Requests / 2L, result.Models.Values.Sum(model => model.Failed));
        Assert.Null(result.CostUsd);
        Assert.All(result.Objectives, one => Assert.Equal(Verdict.Failed, one.Verdict));
        Assert.Contains("were cut short before it came", result.Objectives[0].Reason, StringComparison.Ordinal);
        Assert.Contains("cut short before its usage came", result.Objectives[1].Reason, StringComparison.Ordinal);
    }
}

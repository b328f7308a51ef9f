using System.Text;
using Microsoft.Extensions.AI;
using Senytl.Performance.Tests.Llm.Capture.Http;

namespace Senytl.Performance.Tests.Llm.Pricing;

public sealed class TierOfRunTests
{
    private const decimal Standard = ((1000 * 1.25m) + (100 * 10m)) / 1_000_000;

    [Theory]
    [InlineData("\"default\"", PriceTier.Flex, 1)]
    [InlineData("\"flex\"", PriceTier.Standard, 0.5)]
    [InlineData("\"priority\"", PriceTier.Standard, 2)]
    [InlineData("null", PriceTier.Flex, 0.5)]
    [InlineData("\"auto\"", PriceTier.Standard, 1)]
    public async Task A_response_is_billed_by_the_tier_that_it_names_and_else_by_the_runs(string told, PriceTier otherwise, double factor)
    {
        var result = await RunAsync(told, otherwise);

        Assert.Equal(Standard * (decimal)factor, result.CostUsd);
    }

    [Fact]
    public async Task A_tier_that_no_price_list_has_makes_the_cost_unknown()
    {
        var result = await RunAsync("\"scale\"", PriceTier.Standard);

        Assert.Null(result.CostUsd);
        Assert.Contains("'scale'", result.UnknownCostReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tier_without_rates_for_the_model_makes_the_cost_unknown()
    {
        var client = ScriptedChatClient.Answering("gpt-4o", 1000, 100, "hi").Measured();
        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "tier", Iterations = 1, Warmup = 0, PriceTier = PriceTier.Flex }, token => client.GetResponseAsync("?", cancellationToken: token));

        Assert.Contains("no rates for 'gpt-4o' in the flex tier", result.UnknownCostReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_adapter_that_hands_the_tier_on_is_read()
    {
        var client = new ScriptedChatClient(_ => Flex()).Measured();
        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "tier", Iterations = 1, Warmup = 0 }, token => client.GetStreamingResponseAsync("?", cancellationToken: token).ToChatResponseAsync(token));

        Assert.Equal(Standard / 2, result.CostUsd);

        static async IAsyncEnumerable<ChatResponseUpdate> Flex()
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 1000, OutputTokenCount = 100 })])
            {
                ModelId = "gpt-5",
                RawRepresentation = new { ServiceTier = "flex" },
            };
        }
    }

    [Fact]
    public async Task A_tier_that_does_not_exist_is_refused() =>
        Assert.Contains("PriceTier is 9; it is one of Standard, Batch, Flex, Priority", (await Assert.ThrowsAsync<ArgumentException>(() => Benchmark.RunAsync(
            new BenchmarkOptions { Name = "tier", PriceTier = (PriceTier)9 }, _ => Task.CompletedTask))).Message, StringComparison.Ordinal);

    private static async Task<PerformanceResult> RunAsync(string told, PriceTier otherwise)
    {
        var body = Encoding.UTF8.GetBytes($$$"""{"model":"gpt-5","service_tier":{{{told}}},"choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":100}}""");
        using var http = new HttpClient(new MeasuringHandler(new ScriptedHandler("application/json", () => new MemoryStream(body))));
        return await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "tier", Iterations = 1, Warmup = 0, PriceTier = otherwise },
            token => http.PostAsync(new Uri("http://model.test/v1/chat/completions"), new StringContent("{}"), token));
    }
}

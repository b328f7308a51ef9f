using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Senytl.Performance;

namespace Senytl.Docs.Tests.Snippets;

/// <summary>The code of docs/prices.md. The prices hold for all tests of this assembly.</summary>
public class PriceSnippets
{
    [Theory]
    [InlineData("our-azure-deployment", "contract-prices.json of 2026-09-01")]
    [InlineData("house-model", "set in code")]
    [InlineData("gpt-4o", "bundled prices of ")]
    public async Task Every_run_of_the_assembly_is_billed_by_them(string model, string table)
    {
        using var client = new MockChatClient(modelId: model).Otherwise(new MockReply { Text = "Yes.", InputTokens = 10, OutputTokens = 1 }).Measured();

        var result = await Benchmark.RunAsync(
            new BenchmarkOptions { Name = "billed", Iterations = 1, Warmup = 0 }, token => client.GetResponseAsync("Hi!", cancellationToken: token));

        Assert.NotNull(result.CostUsd);
        Assert.StartsWith(table, Assert.Single(result.PriceTables));
    }

    #region prices-of-all-tests
    internal static class Prices
    {
        [ModuleInitializer]
        internal static void Set() => PriceCatalogue.Current = PriceCatalogue.Current
            .LoadFile(Path.Combine(AppContext.BaseDirectory, "contract-prices.json"))   // adds and overrides
            .With("house-model", ModelPrice.PerMillion(input: 0.4m, output: 1.6m, cachedInput: 0.1m));
    }
    #endregion
}

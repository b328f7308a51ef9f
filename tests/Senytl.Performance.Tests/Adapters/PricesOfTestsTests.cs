using Microsoft.Extensions.AI;
using Senytl.Performance.Adapters;

namespace Senytl.Performance.Tests.Adapters;

/// <summary>The prices that tests are billed by who can pass no catalogue.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class PricesOfTestsTests : IDisposable
{
    private const string Contract =
        """
        {"as_of": "2031-01-02", "models": {
          "house-model": {"input_cost_per_token": 0.000002, "input_cost_per_token_batches": 0.000001, "output_cost_per_token": 0, "output_cost_per_token_batches": 0},
          "gpt-4o": {"input_cost_per_token": 0.000001, "output_cost_per_token": 0}}}
        """;

    private readonly ProcessEnvironment environment = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("senytl-prices");

    public PricesOfTestsTests() => environment.Set(PerformanceEnvironment.PricesVariable, null);

    public void Dispose()
    {
        environment.Dispose();
        PriceCatalogue.Current = null;
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Without_prices_of_its_own_a_house_model_breaks_a_cost_limit_and_is_told_how_to_get_one()
    {
        var test = await DeclaredTest.RunAsync(this, nameof(Asks_the_house_model));

        Assert.Contains("the model 'house-model' is in no price table (bundled prices of", test.Violation!.Message, StringComparison.Ordinal);
        Assert.Contains("Name a price list in SENYTL_PRICES, or set PriceCatalogue.Current.", test.Violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_that_the_environment_names_bills_a_test_and_its_report_says_so()
    {
        UseFile(Contract);

        var test = await DeclaredTest.RunAsync(this, nameof(Asks_the_house_model));

        Assert.Null(test.Violation);
        Assert.Equal(3 * 0.002m, test.Result.CostUsd);
        Assert.Matches(@"prices +contract\.json of 2031-01-02, sha256 [0-9a-f]{12}\n", test.Output);
    }

    [Fact]
    public async Task A_contract_price_takes_the_place_of_the_list_price_in_costs_and_in_the_spend_limit()
    {
        UseFile(Contract);

        var test = await DeclaredTest.RunAsync(this, nameof(Asks_gpt_4o));

        Assert.Null(test.Violation);
        Assert.Equal(3 * 0.001m, test.Result.CostUsd);
        Assert.DoesNotContain("bundled", test.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_set_in_code_bills_a_test_and_its_report_says_so()
    {
        PriceCatalogue.Current = PriceCatalogue.Current.With("house-model", ModelPrice.PerMillion(3, 0));

        var test = await DeclaredTest.RunAsync(this, nameof(Asks_the_house_model));

        Assert.Equal(3 * 0.003m, test.Result.CostUsd);
        Assert.Matches(@"prices +set in code\n", test.Output);
    }

    [Fact]
    public async Task Options_and_recording_by_hand_take_it_too_and_options_made_before_it_was_set()
    {
        var options = new BenchmarkOptions { Name = "plain", Iterations = 1, Warmup = 0 };
        PriceCatalogue.Current = PriceCatalogue.Current.With("house-model", ModelPrice.PerMillion(3, 0));

        var plain = await Benchmark.RunAsync(options, token => AskAsync("house-model", token));
        using var metrics = Metrics.Start();
        Metrics.Record(TimeSpan.FromSeconds(1), await AskAsync("house-model", TestContext.Current.CancellationToken));

        Assert.Equal((0.003m, 0.003m), (plain.CostUsd, metrics.Result.CostUsd));
    }

    [Fact]
    public async Task A_run_keeps_the_catalogue_of_its_start()
    {
        PriceCatalogue.Current = PriceCatalogue.Default.With("house-model", ModelPrice.PerMillion(3, 0));

        var result = await Benchmark.RunAsync(new BenchmarkOptions { Name = "plain", Iterations = 2, Warmup = 0 }, token =>
        {
            PriceCatalogue.Current = PriceCatalogue.Default.With("house-model", ModelPrice.PerMillion(50, 0));
            return AskAsync("house-model", token);
        });

        Assert.Equal(2 * 0.003m, result.CostUsd);
    }

    [Fact]
    public void A_catalogue_made_from_the_current_one_keeps_the_file()
    {
        UseFile(Contract);

        PriceCatalogue.Current = PriceCatalogue.Current.With("gpt-4o", ModelPrice.PerMillion(9, 0));

        Assert.NotNull(PriceCatalogue.Current.Resolve("house-model"));
        Assert.Equal("set in code", PriceCatalogue.Current.Resolve("gpt-4o")!.Table);
    }

    [Fact]
    public async Task An_attribute_names_the_tier_of_responses_that_name_none()
    {
        UseFile(Contract);

        Assert.Equal(3 * 0.001m, (await DeclaredTest.RunAsync(this, nameof(Asks_in_a_batch))).Result.CostUsd);
    }

    [Fact]
    public async Task A_tier_that_does_not_exist_is_refused() => Assert.Contains(
        "PriceTier is 9; it is one of Standard, Batch, Flex, Priority",
        (await Assert.ThrowsAsync<ArgumentException>(() => DeclaredTest.RunAsync(this, nameof(Asks_in_no_tier)))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_named_before_the_body_runs()
    {
        environment.Set(PerformanceEnvironment.PricesVariable, "no/such.json");

        var error = DeclaredTest.Declaration(this, nameof(Asks_the_house_model)).Error;

        Assert.Equal(
            $"SENYTL_PRICES is 'no/such.json', and there is no file {Path.GetFullPath("no/such.json")}; give the full path of a price list, as docs/prices.md describes it.",
            error);
    }

    [Fact]
    public void A_wrong_price_in_the_file_is_named_before_the_body_runs()
    {
        UseFile("""{"house-model": {"input_cost_per_token": -1}}""");

        var error = DeclaredTest.Declaration(this, nameof(Asks_the_house_model)).Error;

        Assert.Contains("SENYTL_PRICES is '", error, StringComparison.Ordinal);
        Assert.Contains("'contract.json', model 'house-model', field 'input_cost_per_token'", error, StringComparison.Ordinal);
    }

    [Iterations(3)]
    [Sla(MaxCostCentsPerRequest = 1)]
    private Task Asks_the_house_model(CancellationToken token) => AskAsync("house-model", token);

    /// <summary>At the list price a call costs 0.0025 USD.</summary>
    [Iterations(3, MaxSpendUsd = 0.0045)]
    private Task Asks_gpt_4o(CancellationToken token) => AskAsync("gpt-4o", token);

    [Iterations(3, PriceTier = PriceTier.Batch)]
    private Task Asks_in_a_batch(CancellationToken token) => AskAsync("house-model", token);

    [Iterations(3, PriceTier = (PriceTier)9)]
    private Task Asks_in_no_tier(CancellationToken token) => AskAsync("house-model", token);

    private static async Task<ChatResponse> AskAsync(string model, CancellationToken token)
    {
        using var client = new MockChatClient(modelId: model).Otherwise(new MockReply { Text = "Yes.", InputTokens = 1000, OutputTokens = 1 }).Measured();
        return await client.GetResponseAsync("Why was I charged twice?", cancellationToken: token);
    }

    private void UseFile(string json)
    {
        var path = Path.Combine(folder.FullName, "contract.json");
        File.WriteAllText(path, json);
        environment.Set(PerformanceEnvironment.PricesVariable, path);
    }
}

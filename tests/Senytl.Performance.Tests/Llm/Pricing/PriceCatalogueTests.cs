namespace Senytl.Performance.Tests.Llm.Pricing;

public class PriceCatalogueTests
{
    [Fact]
    public void The_bundled_table_is_dated_and_says_so_in_every_cost()
    {
        var cost = PriceCatalogue.Default.CostOf("gpt-4o", new TokenUsage { Input = 1 });

        Assert.Equal(new DateOnly(2026, 7, 24), PriceCatalogue.Default.AsOf);
        Assert.Matches(@"^bundled prices of 2026-07-24, sha256 [0-9a-f]{12}: 'gpt-4o'$", cost.PriceSource);
    }

    [Theory]
    [InlineData("gpt-4o", "gpt-4o", PriceMatch.Exact, 1)]
    [InlineData("gpt-4o-2031-01-01", "gpt-4o", PriceMatch.DatedAlias, 2)]
    [InlineData("o1", "o1-2024-12-17", PriceMatch.DatedAlias, 2)]
    [InlineData("o1-latest", "o1-2024-12-17", PriceMatch.DatedAlias, 2)]
    [InlineData("anthropic/claude-opus-5", "claude-opus-5", PriceMatch.ProviderPrefix, 2)]
    [InlineData("openrouter/openai/gpt-4o-2031-01-01", "gpt-4o", PriceMatch.ProviderPrefix, 4)]
    public void Each_step_from_the_asked_name_to_the_listed_one_is_reported(string asked, string listed, PriceMatch match, int steps)
    {
        var resolution = PriceCatalogue.Default.Resolve(asked)!;

        Assert.Equal((asked, listed, match, steps), (resolution.RequestedId, resolution.ResolvedId, resolution.Match, resolution.Steps.Count));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("gpt-4-ultra")]
    [InlineData("o1-2020-01-01")]
    [InlineData("ft:gpt-4o:acme::id")]
    [InlineData("deepseek-v3-2-251201")]
    public void A_name_that_no_rule_finds_has_no_price(string? model)
    {
        Assert.Null(PriceCatalogue.Default.Resolve(model));
        Assert.Contains($"the model '{model}' is in no price table", PriceCatalogue.Default.CostOf(model, TokenUsage.Zero).Reason);
    }

    [Fact]
    public void A_price_set_in_code_wins_and_leaves_the_catalogue_it_came_from_alone()
    {
        var own = PriceCatalogue.Default.With("gpt-4o", ModelPrice.PerMillion(1, 2)).With("house-model", ModelPrice.PerMillion(0, 0));

        Assert.Equal(3m, own.CostOf("GPT-4o", new TokenUsage { Input = 1_000_000, Output = 1_000_000 }).Usd);
        Assert.Equal(0m, own.CostOf("house-model", new TokenUsage { Input = 5 }).Usd);
        Assert.StartsWith("set in code", own.Resolve("gpt-4o")!.ToString());
        Assert.Equal(12.5m, PriceCatalogue.Default.CostOf("gpt-4o", new TokenUsage { Input = 1_000_000, Output = 1_000_000 }).Usd);
    }

    [Fact]
    public void A_negative_rate_is_refused_with_model_rate_and_value() =>
        Assert.Contains("The Input rate of 'm' is -0.000001 USD", Assert.Throws<ArgumentException>(() => PriceCatalogue.Default.With("m", ModelPrice.PerMillion(-1, 0))).Message);

    [Fact]
    public void A_missing_rate_is_named()
    {
        var cost = PriceCatalogue.Default.CostOf("gpt-4", new TokenUsage { Input = 10, CachedInput = 5 });

        Assert.Equal("the catalogue has no cached input rate for 'gpt-4'. Name a price list in SENYTL_PRICES, or set PriceCatalogue.Current.", cost.Reason);
    }

    [Fact]
    public void Marginal_rates_bill_the_prompt_past_the_boundary_alone_cached_tokens_first()
    {
        var marginal = ModelPrice.PerMillion(1, 10, 0.1m) with
        {
            LongContext = new() { AboveTokens = 100, Rule = LongContextRule.Marginal, Standard = TokenRates.PerMillion(2, 20, 0.2m) },
        };
        var catalogue = PriceCatalogue.Default.With("m", marginal);

        // 60 cached + 40 fresh below, 50 fresh above, completion at its own rate
        Assert.Equal(((60 * 0.1m) + (40 * 1m) + (50 * 2m) + (7 * 10m)) / 1_000_000m, catalogue.CostOf("m", new() { Input = 150, CachedInput = 60, Output = 7 }).Usd);
        // 100 cached below, 20 cached above, 30 fresh above
        Assert.Equal(((100 * 0.1m) + (20 * 0.2m) + (30 * 2m)) / 1_000_000m, catalogue.CostOf("m", new() { Input = 150, CachedInput = 120 }).Usd);
        Assert.Null(catalogue.CostOf("m", new() { Input = 150, AudioInput = 1 }).Usd);
    }

    [Fact]
    public void A_fee_per_request_is_added_to_each_request()
    {
        var catalogue = PriceCatalogue.Default.With("m", ModelPrice.PerMillion(1, 1) with { PerRequest = 0.005m });
        var cost = catalogue.CostOf("m", new() { Input = 1_000 });

        Assert.Equal(0.006m, cost.Usd);
        Assert.Equal(0.012m, (cost + cost).Usd);
    }
}

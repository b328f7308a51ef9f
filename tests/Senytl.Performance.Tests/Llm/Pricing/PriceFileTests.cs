namespace Senytl.Performance.Tests.Llm.Pricing;

public sealed class PriceFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_file_extends_and_overrides_and_is_named_in_the_cost()
    {
        var catalogue = Load("""
            {"as_of": "2026-09-01", "unit": "USD", "models": {
              "gpt-4o": {"input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6},
              "house": {"input_cost_per_token": 3e-07, "output_cost_per_token": 0, "input_cost_per_token_above_128k_tokens": 6e-07, "output_cost_per_token_above_128k_tokens": 0, "long_context_rule": "marginal"}}}
            """);

        Assert.Equal(new DateOnly(2026, 9, 1), catalogue.AsOf);
        Assert.Equal(0.003m, catalogue.CostOf("gpt-4o", new() { Input = 1_000, Output = 1_000 }).Usd);
        Assert.Equal((128_000 * 0.0000003m) + (1_000 * 0.0000006m), catalogue.CostOf("house", new() { Input = 129_000 }).Usd);
        Assert.Contains($"{Path.GetFileName(_path)} of 2026-09-01", catalogue.CostOf("house", new() { Input = 1 }).PriceSource);
        Assert.NotNull(catalogue.Resolve("claude-opus-5"));
    }

    [Fact]
    public void An_older_file_does_not_make_the_catalogue_older()
    {
        Assert.Equal(PriceCatalogue.Default.AsOf, Load("""{"as_of": "2020-01-01", "models": {"m": {"input_cost_per_token": 1}}}""").AsOf);
    }

    [Fact]
    public void The_shape_of_LiteLLM_is_read_and_what_has_no_meaning_here_is_listed()
    {
        var catalogue = Load("""{"sample_spec": {"input_cost_per_token": "x"}, "m": {"input_cost_per_token": 1e-6, "mode": "chat", "input_cost_per_pixel": 1e-9}}""");

        Assert.Equal(0.000001m, catalogue.CostOf("m", new() { Input = 1 }).Usd);
        Assert.Contains("m: input_cost_per_pixel", catalogue.IgnoredKeys);
        Assert.Null(catalogue.Resolve("sample_spec"));
    }

    [Theory]
    [InlineData("[]", "holds a JSON Array")]
    [InlineData("{", "is not JSON")]
    [InlineData("{}", "lists no model")]
    [InlineData("""{"models": {}}""", "lists no model")]
    [InlineData("""{"unit": "EUR", "models": {}}""", "has the unit 'EUR'; only 'USD'")]
    [InlineData("""{"as_of": "July", "models": {}}""", "as_of 'July'; a date is written yyyy-MM-dd")]
    [InlineData("""{"m": 5}""", "model 'm': found a JSON Number")]
    [InlineData("""{"m": {"input_cost_per_token": -1}}""", "model 'm', field 'input_cost_per_token': -1 is no price")]
    [InlineData("""{"m": {"input_cost_per_token": "3e-6"}}""", "\"3e-6\" is no price; expected a number of USD, 0 or more")]
    [InlineData("""{"m": {"long_context_rule": "half"}}""", "'half' is no rule; expected 'whole_request' or 'marginal'")]
    [InlineData("""{"m": {"input_cost_per_token_above_128k_tokens": 1, "input_cost_per_token_above_256k_tokens": 2}}""", "a second long-context boundary beside 128000 tokens")]
    [InlineData("""{"m": {"input_cost_per_second_priority": 1}}""", "have neither tiers nor long-context rates")]
    public void A_file_that_is_no_price_list_is_refused_with_place_and_rule(string json, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidPriceFileException>(() => Load(json)).Message);

    private PriceCatalogue Load(string json)
    {
        File.WriteAllText(_path, json);
        return PriceCatalogue.Default.LoadFile(_path);
    }
}

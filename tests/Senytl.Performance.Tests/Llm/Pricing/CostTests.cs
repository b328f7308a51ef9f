using System.Globalization;

namespace Senytl.Performance.Tests.Llm.Pricing;

public class CostTests
{
    [Fact]
    public void Parts_add_up_to_prompt_completion_and_the_whole()
    {
        var cost = PriceCatalogue.Default.CostOf("claude-sonnet-4-5", new() { Input = 1_210, Output = 20, CachedInput = 500, CacheWrite5m = 300, CacheWrite1h = 400 });

        Assert.Equal(cost.FreshInput + cost.CachedInput + cost.CacheWrite5m + cost.CacheWrite1h, cost.Prompt);
        Assert.Equal(20 * 0.000015m, cost.Completion);
        Assert.Equal(cost.Prompt + cost.Completion, cost.Usd);
    }

    [Fact]
    public void A_sum_with_an_unknown_cost_is_unknown_for_its_reason()
    {
        var known = PriceCatalogue.Default.CostOf("gpt-4o", new() { Input = 1 });
        var unknown = PriceCatalogue.Default.CostOf("nobody", new() { Input = 1 });

        Assert.Null((known + unknown).Usd);
        Assert.Equal(unknown.Reason, (known + unknown + unknown).Reason);
        Assert.Equal(known.Usd, (Cost.Zero + known).Usd);
    }

    [Fact]
    public void A_sum_of_measured_and_estimated_tokens_is_estimated()
    {
        var measured = new TokenUsage { Input = 300 };
        var estimated = new TokenUsage { Input = 100, Source = UsageSource.Estimated, Tokenizer = "estimate:claude", ErrorPercent = 20 };

        Assert.Equal(UsageSource.Estimated, (measured + estimated).Source);
        Assert.Equal(5, (measured + estimated).ErrorPercent);
        Assert.Equal("400 in + 0 out, estimated (estimate:claude, ± 5 %)", (measured + estimated).ToString());
        Assert.Equal(UsageSource.Estimated, (PriceCatalogue.Default.CostOf("gpt-4o", measured) + PriceCatalogue.Default.CostOf("gpt-4o", estimated)).Source);
    }

    [Fact]
    public void Words_are_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.StartsWith("0.0000025 USD, measured tokens (bundled prices of 2026-07-24", PriceCatalogue.Default.CostOf("gpt-4o", new() { Input = 1 }).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Tokens_that_may_be_images_are_not_billed_as_text()
    {
        var cost = PriceCatalogue.Default.CostOf("gemini-2.5-flash-image", new TokenUsage { Input = 10, Output = 1290 });

        Assert.Null(cost.Usd);
        Assert.Contains("lists output_cost_per_image_token beside its rate for text", cost.Reason);
        Assert.Equal(10 * 0.0000003m, PriceCatalogue.Default.CostOf("gemini-2.5-flash-image", new TokenUsage { Input = 10 }).Usd);
    }
}

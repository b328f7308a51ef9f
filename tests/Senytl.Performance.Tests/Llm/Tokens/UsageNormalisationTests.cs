using Microsoft.Extensions.AI;

namespace Senytl.Performance.Tests.Llm.Tokens;

public class UsageNormalisationTests
{
    [Fact]
    public void Cached_tokens_stay_inside_the_prompt_where_the_adapter_puts_them_there()
    {
        var usage = TokenUsage.From(new UsageDetails { InputTokenCount = 1_000, OutputTokenCount = 20, TotalTokenCount = 1_020, CachedInputTokenCount = 600 }, "openai");

        Assert.Equal(new TokenUsage { Input = 1_000, Output = 20, CachedInput = 600 }, usage);
    }

    [Fact]
    public void Anthropic_numbers_from_its_own_adapter_are_not_added_twice()
    {
        var usage = TokenUsage.From(new UsageDetails
        {
            InputTokenCount = 1_210,
            OutputTokenCount = 20,
            TotalTokenCount = 1_230,
            CachedInputTokenCount = 500,
            AdditionalCounts = new() { ["CacheCreationInputTokens"] = 700 },
        }, "anthropic");

        Assert.Equal(new TokenUsage { Input = 1_210, Output = 20, CachedInput = 500, CacheWrite5m = 700 }, usage);
    }

    [Fact]
    public void Raw_Anthropic_numbers_are_added_to_the_prompt()
    {
        var usage = TokenUsage.From(new UsageDetails
        {
            InputTokenCount = 1_000,
            OutputTokenCount = 20,
            AdditionalCounts = new() { ["cache_read_input_tokens"] = 500, ["cache_creation_input_tokens"] = 700, ["ephemeral_1h_input_tokens"] = 400 },
        }, null);

        Assert.Equal(new TokenUsage { Input = 2_200, Output = 20, CachedInput = 500, CacheWrite5m = 300, CacheWrite1h = 400 }, usage);
    }

    [Theory]
    [InlineData(1_020, 1_000)]
    [InlineData(1_520, 1_500)]
    public void The_reported_total_tells_whether_the_cache_is_beside_the_prompt(long total, long input)
    {
        var usage = TokenUsage.From(new UsageDetails { InputTokenCount = 1_000, OutputTokenCount = 20, TotalTokenCount = total, CachedInputTokenCount = 500 }, "aws.bedrock");

        Assert.Equal(input, usage!.Input);
        Assert.Equal(total, usage.Total);
    }

    [Theory]
    [InlineData("gcp.gemini", 100, 40, 60, 200, 100, 100)]
    [InlineData("gcp.gemini", 100, 100, 60, 200, 100, 100)]
    [InlineData("gcp.gemini", 100, 40, 60, 230, 130, 100)]
    [InlineData("xai", 100, 40, 60, 200, 100, 100)]
    public void Thinking_beside_the_completion_is_added_once(string provider, long input, long output, long thinking, long total, long wholeInput, long wholeOutput)
    {
        var usage = TokenUsage.From(new UsageDetails { InputTokenCount = input, OutputTokenCount = output, ReasoningTokenCount = thinking, TotalTokenCount = total }, provider);

        Assert.Equal(new TokenUsage { Input = wholeInput, Output = wholeOutput, Reasoning = thinking }, usage);
    }

    [Fact]
    public void Older_adapters_name_the_parts_in_their_additional_counts()
    {
        var usage = TokenUsage.From(new UsageDetails
        {
            InputTokenCount = 100,
            OutputTokenCount = 50,
            AdditionalCounts = new()
            {
                ["InputTokenDetails.CachedTokenCount"] = 40,
                ["InputTokenDetails.AudioTokenCount"] = 30,
                ["OutputTokenDetails.ReasoningTokenCount"] = 20,
                ["OutputTokenDetails.AudioTokenCount"] = 10,
            },
        }, "openai");

        Assert.Equal(new TokenUsage { Input = 100, Output = 50, CachedInput = 40, AudioInput = 30, CachedAudioUntold = true, Reasoning = 20, AudioOutput = 10 }, usage);
    }

    [Fact]
    public void Nothing_reported_is_no_usage_and_not_zero()
    {
        Assert.Null(TokenUsage.From(null, "openai"));
        Assert.Null(TokenUsage.From(new UsageDetails { TotalTokenCount = 5 }, "openai"));
    }

    [Theory]
    [InlineData(null, 30L, null)]
    [InlineData(null, 30L, 150L)]
    [InlineData(120L, null, null)]
    [InlineData(120L, null, 150L)]
    public void One_side_is_no_usage(long? input, long? output, long? total) =>
        Assert.Null(TokenUsage.From(new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = total }, null));

    [Fact]
    public void Input_that_is_the_whole_total_leaves_no_output() =>
        Assert.Equal(new TokenUsage { Input = 120 }, TokenUsage.From(new UsageDetails { InputTokenCount = 120, TotalTokenCount = 120 }, null));

    [Theory]
    [InlineData(1_000, 700, 800, 500, true)]
    [InlineData(1_000, 300, 400, 0, true)]
    [InlineData(1_000, 700, 1_000, 700, false)]
    [InlineData(1_000, 1_000, 800, 800, false)]
    public void Cached_sound_that_is_not_told_is_what_it_must_be_at_least(long input, long audio, long cached, long least, bool untold)
    {
#pragma warning disable MEAI001 // The count that the realtime adapters report.
        var usage = TokenUsage.From(new UsageDetails { InputTokenCount = input, OutputTokenCount = 50, InputAudioTokenCount = audio, CachedInputTokenCount = cached }, "openai")!;
#pragma warning restore MEAI001

        Assert.Equal((input, audio, cached, least), (usage.Input, usage.AudioInput, usage.CachedInput, usage.CachedAudioInput));
        var unlike = new ModelPrice { Standard = new() { Input = 4, CachedInput = 1, AudioInput = 32, CachedAudioInput = 2, Output = 1 } };
        var alike = new ModelPrice { Standard = new() { Input = 4, CachedInput = 1, AudioInput = 4, CachedAudioInput = 1, Output = 1 } };
        var prices = PriceCatalogue.Default.With("unlike", unlike).With("alike", alike);
        Assert.Equal(untold, prices.CostOf("unlike", usage).Reason?.Contains("how much of the cache was sound", StringComparison.Ordinal) == true);
        Assert.Equal((4m * (input - cached)) + cached + 50, prices.CostOf("alike", usage).Usd);
    }

    [Theory]
    [InlineData(-1, 5, null, 0, 0, "Input is -1 tokens")]
    [InlineData(10, -5, null, 0, 0, "Output is -5 tokens")]
    [InlineData(10, 5, null, 11, 0, "CachedInput + CacheWrite5m + CacheWrite1h + fresh AudioInput is 11 tokens, Input is 10")]
    [InlineData(10, 5, null, 0, 6, "Reasoning + AudioOutput is 6 tokens, Output is 5")]
    [InlineData(10, 5, 14L, 0, 0, "reported total is 14 tokens")]
    [InlineData(10, 5, 16L, 0, 0, "reported total is 16 tokens")]
    public void Impossible_numbers_are_an_error_that_names_value_and_rule(long input, long output, long? total, long cached, long reasoning, string message)
    {
        var details = new UsageDetails { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = total, CachedInputTokenCount = cached, ReasoningTokenCount = reasoning };

        Assert.Contains(message, Assert.Throws<InvalidUsageException>(() => TokenUsage.From(details, "openai")).Message);
    }
}

namespace Senytl.Performance.Tests.Llm.Pricing;

/// <summary>Bills worked out by hand of what is charged otherwise than by the token: seconds, letters, requests, and the part past a boundary.</summary>
public class UnitVectorTests
{
    private static readonly PriceCatalogue Prices = PriceCatalogue.Default
        .With("per-request", ModelPrice.PerMillion(1m, 4m) with { PerRequest = 0.01m })
        .With("marginal", new ModelPrice
        {
            Standard = new() { Input = 0.000001m, CachedInput = 0.0000001m, Output = 0.000004m },
            LongContext = new() { AboveTokens = 1000, Rule = LongContextRule.Marginal, Standard = new() { Input = 0.000002m, CachedInput = 0.0000002m, Output = 0.000009m } },
        });

    public static TheoryData<string, TokenUsage, decimal> Tokens => new()
    {
        { "per-request", new() { Input = 100, Output = 10 }, 0.01m + 0.0001m + 0.00004m },
        { "per-request", new(), 0.01m },
        { "marginal", new() { Input = 1000, Output = 100 }, 0.001m + 0.0004m },
        { "marginal", new() { Input = 1500, Output = 100 }, (1000 * 0.000001m) + (500 * 0.000002m) + (100 * 0.000004m) },
        { "marginal", new() { Input = 1500, CachedInput = 400, Output = 100 }, (400 * 0.0000001m) + (600 * 0.000001m) + (500 * 0.000002m) + (100 * 0.000004m) },
        { "marginal", new() { Input = 1500, CachedInput = 1200, Output = 0 }, (1000 * 0.0000001m) + (200 * 0.0000002m) + (300 * 0.000002m) },
    };

    public static TheoryData<string, SpeechUsage, decimal> Speech => new()
    {
        { "gpt-4o-mini-tts", new() { Tokens = new() { Input = 20, Output = 400 } }, (20 * 0.0000025m) + (400 * 0.000012m) },
        { "gpt-4o-mini-transcribe", new() { Tokens = new() { Input = 500, AudioInput = 480, Output = 30 } }, (500 * 0.00000125m) + (30 * 0.000005m) },
        { "gpt-realtime-whisper", new() { InputDuration = TimeSpan.FromSeconds(7.5) }, 7.5m * 0.0002833333333333333m },
    };

    [Theory]
    [MemberData(nameof(Tokens))]
    public void Requests_and_the_part_past_a_boundary_are_billed_as_worked_out_by_hand(string model, TokenUsage usage, decimal usd) =>
        Assert.Equal(usd, Prices.CostOf(model, usage).Usd);

    [Theory]
    [MemberData(nameof(Speech))]
    public void Speech_is_billed_as_worked_out_by_hand(string model, SpeechUsage usage, decimal usd) =>
        Assert.Equal(usd, Prices.CostOfSpeech(model, usage).Usd);
}

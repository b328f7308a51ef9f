namespace Senytl.Performance.Tests.Llm.Pricing;

/// <summary>Bills whose arithmetic is written out by hand, from list prices and not from the catalogue.</summary>
public static class PriceVector
{
    public sealed record Case(string Name, string Model, TokenUsage Usage, decimal? Usd, PriceTier Tier = PriceTier.Standard)
    {
        public override string ToString() => Name;
    }

    public static TheoryData<Case> Classic => new(
        new Case("GPT-4: 30 in, 60 out per million", "gpt-4", Text(1_000, 500), (1_000 * 0.00003m) + (500 * 0.00006m)),
        new Case("GPT-4 Turbo: 10 in, 30 out", "gpt-4-turbo", Text(1_000, 500), (1_000 * 0.00001m) + (500 * 0.00003m)),
        new Case("GPT-3.5 Turbo: 0.5 in, 1.5 out", "gpt-3.5-turbo", Text(1_000, 500), (1_000 * 0.0000005m) + (500 * 0.0000015m)),
        new Case("Claude 3 Opus: 15 in, 75 out", "claude-3-opus", Text(1_000, 500), (1_000 * 0.000015m) + (500 * 0.000075m)),
        new Case("Claude 3 Sonnet: 3 in, 15 out", "claude-3-sonnet", Text(1_000, 500), (1_000 * 0.000003m) + (500 * 0.000015m)),
        new Case("Claude 3 Haiku: 0.25 in, 1.25 out", "claude-3-haiku", Text(1_000, 500), (1_000 * 0.00000025m) + (500 * 0.00000125m)),
        new Case("Gemini Pro: 0.5 in, 1.5 out", "gemini-pro", Text(1_000, 500), (1_000 * 0.0000005m) + (500 * 0.0000015m)),
        new Case("one token each way", "gpt-4", Text(1, 1), 0.00003m + 0.00006m),
        new Case("no tokens", "gpt-4", Text(0, 0), 0m),
        new Case("a billion tokens", "gpt-4", Text(1_000_000_000, 0), 30_000m));

    public static TheoryData<Case> Cache => new(
        new Case("gpt-4o, half of the prompt cached", "gpt-4o", Text(2_000, 100) with { CachedInput = 1_000 },
            (1_000 * 0.0000025m) + (1_000 * 0.00000125m) + (100 * 0.00001m)),
        new Case("gpt-4o, the whole prompt cached", "gpt-4o", Text(1_024, 1) with { CachedInput = 1_024 }, (1_024 * 0.00000125m) + 0.00001m),
        new Case("claude-sonnet-4-5, 5-minute write", "claude-sonnet-4-5", Text(1_000, 10) with { CacheWrite5m = 900 },
            (100 * 0.000003m) + (900 * 0.00000375m) + (10 * 0.000015m)),
        new Case("claude-sonnet-4-5, 1-hour write", "claude-sonnet-4-5", Text(1_000, 10) with { CacheWrite1h = 900 },
            (100 * 0.000003m) + (900 * 0.000006m) + (10 * 0.000015m)),
        new Case("claude-sonnet-4-5, read and both writes", "claude-sonnet-4-5", Text(1_210, 20) with { CachedInput = 500, CacheWrite5m = 300, CacheWrite1h = 400 },
            (10 * 0.000003m) + (500 * 0.0000003m) + (300 * 0.00000375m) + (400 * 0.000006m) + (20 * 0.000015m)),
        new Case("claude-3-haiku-20240307, 1-hour write is twice the input", "claude-3-haiku-20240307", Text(1_000, 0) with { CacheWrite1h = 1_000 }, 1_000 * 0.0000005m),
        new Case("claude-3-opus-20240229, 1-hour write is twice the input", "claude-3-opus-20240229", Text(1_000, 0) with { CacheWrite1h = 1_000 }, 1_000 * 0.00003m),
        new Case("gpt-4 has no cache rate: unknown", "gpt-4", Text(1_000, 500) with { CachedInput = 1 }, null),
        new Case("gpt-4o has no cache-write rate: unknown", "gpt-4o", Text(1_000, 500) with { CacheWrite5m = 1 }, null),
        new Case("deepseek-v4-flash, cache hit", "deepseek-v4-flash", Text(1_000, 0) with { CachedInput = 600 }, (400 * 0.00000014m) + (600 * 0.0000000028m)));

    public static TheoryData<Case> Tiers => new(
        new Case("gpt-4o batch", "gpt-4o", Text(1_000, 500), (1_000 * 0.00000125m) + (500 * 0.000005m), PriceTier.Batch),
        new Case("gpt-4o batch has no cache rate: unknown", "gpt-4o", Text(1_000, 500) with { CachedInput = 10 }, null, PriceTier.Batch),
        new Case("gpt-4o priority with cache", "gpt-4o", Text(1_000, 500) with { CachedInput = 400 },
            (600 * 0.00000425m) + (400 * 0.000002125m) + (500 * 0.000017m), PriceTier.Priority),
        new Case("gpt-4o has no flex tier: unknown", "gpt-4o", Text(1_000, 500), null, PriceTier.Flex),
        new Case("gpt-5 flex with cache", "gpt-5", Text(1_000, 500) with { CachedInput = 400 },
            (600 * 0.000000625m) + (400 * 0.0000000625m) + (500 * 0.000005m), PriceTier.Flex),
        new Case("gpt-5 priority", "gpt-5", Text(1_000, 500), (1_000 * 0.0000025m) + (500 * 0.00002m), PriceTier.Priority));

    public static TheoryData<Case> LongContext => new(
        new Case("claude-sonnet-4-5, one below 200k", "claude-sonnet-4-5", Text(199_999, 1_000), (199_999 * 0.000003m) + (1_000 * 0.000015m)),
        new Case("claude-sonnet-4-5, at 200k: still the list price", "claude-sonnet-4-5", Text(200_000, 1_000), (200_000 * 0.000003m) + (1_000 * 0.000015m)),
        new Case("claude-sonnet-4-5, one above: the whole request", "claude-sonnet-4-5", Text(200_001, 1_000), (200_001 * 0.000006m) + (1_000 * 0.0000225m)),
        new Case("cached tokens count towards the boundary", "claude-sonnet-4-5", Text(250_000, 100) with { CachedInput = 240_000, CacheWrite1h = 1_000 },
            (9_000 * 0.000006m) + (240_000 * 0.0000006m) + (1_000 * 0.000012m) + (100 * 0.0000225m)),
        new Case("claude-sonnet-4, no long 1-hour rate: unknown", "claude-sonnet-4-20250514", Text(250_000, 100) with { CacheWrite1h = 1 }, null),
        new Case("gemini-2.5-pro, at the boundary", "gemini-2.5-pro", Text(200_000, 10), (200_000 * 0.00000125m) + (10 * 0.00001m)),
        new Case("gemini-2.5-pro, above with reasoning", "gemini-2.5-pro", Text(200_001, 100) with { Reasoning = 60 }, (200_001 * 0.0000025m) + (100 * 0.000015m)),
        new Case("gpt-5.6, above 272k with cache", "gpt-5.6", Text(300_000, 10) with { CachedInput = 100_000 },
            (200_000 * 0.00001m) + (100_000 * 0.000001m) + (10 * 0.000045m)),
        new Case("gpt-5.6, above 272k in flex: unknown", "gpt-5.6", Text(300_000, 10), null, PriceTier.Flex),
        new Case("gemini-3-pro-preview, above 200k in priority", "gemini-3-pro-preview", Text(200_001, 10), (200_001 * 0.0000072m) + (10 * 0.0000324m), PriceTier.Priority));

    public static TheoryData<Case> AudioAndReasoning => new(
        new Case("gemini-2.5-flash, reasoning at its own rate", "gemini-2.5-flash", Text(1_000, 500) with { Reasoning = 300 },
            (1_000 * 0.0000003m) + (200 * 0.0000025m) + (300 * 0.0000025m)),
        new Case("gpt-5, reasoning billed as output", "gpt-5", Text(1_000, 500) with { Reasoning = 500 }, (1_000 * 0.00000125m) + (500 * 0.00001m)),
        new Case("gpt-4o-audio-preview, sound both ways", "gpt-4o-audio-preview", Text(1_000, 500) with { AudioInput = 800, AudioOutput = 400 },
            (200 * 0.0000025m) + (800 * 0.00004m) + (100 * 0.00001m) + (400 * 0.00008m)),
        new Case("gemini-2.5-flash, sound in", "gemini-2.5-flash", Text(1_000, 0) with { AudioInput = 1_000 }, 1_000 * 0.000001m),
        new Case("gpt-realtime-2.1, cached sound", "gpt-realtime-2.1", Text(1_000, 0) with { AudioInput = 1_000, CachedInput = 600, CachedAudioInput = 600 },
            (400 * 0.000032m) + (600 * 0.0000004m)),
        new Case("gpt-4o has no audio rate: unknown", "gpt-4o", Text(1_000, 0) with { AudioInput = 1 }, null));

    public static TheoryData<Case> Names => new(
        new Case("a date that is not listed", "gpt-4o-2031-01-01", Text(1_000, 0), 1_000 * 0.0000025m),
        new Case("a listed date with another price", "gpt-4o-2024-05-13", Text(1_000, 0), 1_000 * 0.000005m),
        new Case("gpt-4-turbo of a date is not gpt-4", "gpt-4-turbo-2024-04-09", Text(1_000, 0), 1_000 * 0.00001m),
        new Case("an OpenRouter name", "openrouter/openai/gpt-4o", Text(1_000, 0), 1_000 * 0.0000025m),
        new Case("a Bedrock name", "us.anthropic.claude-sonnet-4-5-20250929-v1:0", Text(1_000, 0), 1_000 * 0.000003m),
        new Case("upper case", "GPT-4O", Text(1_000, 0), 1_000 * 0.0000025m),
        new Case("a fine-tuned model: unknown", "ft:gpt-4o:acme::id", Text(1_000, 0), null),
        new Case("a longer name: unknown", "gpt-4-ultra", Text(1_000, 0), null),
        new Case("a shorter name: unknown", "gpt", Text(1_000, 0), null),
        new Case("a model billed per second has no token price", "gpt-realtime-whisper", Text(0, 0), null));

    private static TokenUsage Text(long input, long output) => new() { Input = input, Output = output };
}

namespace Senytl.Performance;

/// <summary>The price of a model in one tier, ready to be multiplied.</summary>
internal sealed class TierPrice
{
    private readonly string _source;
    private readonly string _tierWords;
    private readonly TokenRates? _rates;
    private readonly TokenRates? _longRates;

    public TierPrice(PriceResolution resolution, PriceTier tier)
    {
        Resolution = resolution;
        _tierWords = tier == PriceTier.Standard ? "" : $" in the {tier.ToString().ToLowerInvariant()} tier";
        _source = resolution + _tierWords;
        _rates = resolution.Price.In(tier);
        _longRates = resolution.Price.LongContext?.In(tier);
    }

    public PriceResolution Resolution { get; }

    public Cost CostOf(TokenUsage usage)
    {
        usage.Validate();
        var context = Resolution.Price.LongContext;
        var isLong = context is not null && usage.Input > context.AboveTokens;
        var where = isLong ? FormattableString.Invariant($" above {context!.AboveTokens} prompt tokens{_tierWords}") : _tierWords;
        if (_rates is null || (isLong && _longRates is null))
        {
            return Unknown($"the catalogue has no rates for '{Resolution.ResolvedId}'{where}", usage);
        }

        if (_rates is { Input: null, Output: null, AudioInput: null, AudioOutput: null })
        {
            return Unknown($"'{Resolution.ResolvedId}' is not billed by tokens; use PriceCatalogue.CostOfSpeech", usage);
        }

        if (!isLong)
        {
            return Total(new Bill(_rates, _rates, long.MaxValue), _rates, usage, where);
        }

        if (context!.Rule == LongContextRule.WholeRequest)
        {
            return Total(new Bill(_longRates!, _longRates!, 0), _longRates!, usage, where);
        }

        return usage.AudioInput == 0
            ? Total(new Bill(_rates, _longRates!, context.AboveTokens), _rates, usage, where)
            : Unknown("a marginal long-context rate does not say on which side of the boundary the audio lies", usage);
    }

    private Cost Total(Bill bill, TokenRates flat, TokenUsage usage, string where)
    {
        var cost = new Cost
        {
            PriceSource = _source,
            Source = usage.Source,
            CachedInput = bill.Prompt(usage.CachedInput - usage.CachedAudioInput, rates => rates.CachedInput, "cached input"),
            CacheWrite5m = bill.Prompt(usage.CacheWrite5m, rates => rates.CacheWrite5m, "5-minute cache write"),
            CacheWrite1h = bill.Prompt(usage.CacheWrite1h, rates => rates.CacheWrite1h, "1-hour cache write"),
            FreshInput = bill.Prompt(usage.FreshText, rates => rates.Input, "input"),
            AudioInput = bill.Times(usage.AudioInput - usage.CachedAudioInput, flat.AudioInput, "audio input")
                + bill.Times(usage.CachedAudioInput, flat.CachedAudioInput, "cached audio input"),
            TextOutput = bill.Times(usage.PlainOutput, flat.Output, "output"),
            Reasoning = bill.Times(usage.Reasoning, flat.Reasoning ?? flat.Output, "reasoning"),
            AudioOutput = bill.Times(usage.AudioOutput, flat.AudioOutput, "audio output"),
            Request = Resolution.Price.PerRequest,
        };
        return bill.Missing is null ? cost : Unknown($"the catalogue has no {bill.Missing} rate for '{Resolution.ResolvedId}'{where}", usage);
    }

    public Cost Free(UsageSource source) => new() { PriceSource = _source, Source = source };

    public Cost Unknown(string reason, TokenUsage? usage = null) => new()
    {
        Reason = $"{reason}. Set it with PriceCatalogue.With or LoadFile.",
        PriceSource = _source,
        Source = usage?.Source ?? UsageSource.Measured,
    };
}

namespace Senytl.Performance;

/// <summary>The price of a model in one tier, ready to be multiplied.</summary>
internal sealed class TierPrice
{
    private readonly string _source;
    private readonly PriceTier _tier;
    private readonly TokenRates? _rates;
    private readonly TokenRates? _longRates;

    public TierPrice(PriceResolution resolution, PriceTier tier)
    {
        Resolution = resolution;
        _tier = tier;
        _source = resolution + Words;
        _rates = resolution.Price.In(tier);
        _longRates = resolution.Price.LongContext?.In(tier);
    }

    public PriceResolution Resolution { get; }

    /// <summary>The rates of the tier; none when the catalogue has none.</summary>
    public TokenRates Rates => _rates ?? new();

    /// <summary>Whether it lists a price of tokens.</summary>
    public bool ListsTokens => _rates is { Input: not null } or { Output: not null } or { AudioInput: not null } or { AudioOutput: not null };

    /// <summary>The price of units that have no tiers; none in any other than the standard one.</summary>
    public ModelPrice Units => _tier == PriceTier.Standard ? Resolution.Price : new();

    /// <summary>The tier in words: nothing, or <c> in the flex tier</c>.</summary>
    public string Words => _tier == PriceTier.Standard ? "" : $" in the {_tier.ToString().ToLowerInvariant()} tier";

    /// <summary>The cost by part.</summary>
    public Cost CostOf(TokenUsage usage) => Fill(usage, out var bill) is { } problem
        ? Unknown(problem, usage)
        : new Cost
        {
            PriceSource = _source,
            Source = usage.Source,
            CachedInput = bill.CachedInput,
            CacheWrite5m = bill.CacheWrite5m,
            CacheWrite1h = bill.CacheWrite1h,
            FreshInput = bill.FreshInput,
            AudioInput = bill.AudioInput,
            TextOutput = bill.TextOutput,
            Reasoning = bill.Reasoning,
            AudioOutput = bill.AudioOutput,
            Request = bill.Request,
        };

    /// <summary>The amount alone, without an object for it: what each call of a run asks for.</summary>
    public Charge ChargeFor(TokenUsage usage) => Fill(usage, out var bill) is { } problem ? new(null, Advise(problem)) : new(bill.Total, null);

    public Cost Free(UsageSource source) => new() { PriceSource = _source, Source = source };

    public Cost Unknown(string reason, TokenUsage? usage = null) => new()
    {
        Reason = Advise(reason),
        PriceSource = _source,
        Source = usage?.Source ?? UsageSource.Measured,
    };

    private static string Advise(string reason) => $"{reason}. {PriceCatalogue.HowToSet}";

    /// <returns>Why there is no amount; null when there is one.</returns>
    private string? Fill(TokenUsage usage, out Bill bill)
    {
        usage.Validate();
        bill = default;
        var context = Resolution.Price.LongContext;
        var isLong = context is not null && usage.Input > context.AboveTokens;
        if (_rates is null || (isLong && _longRates is null))
        {
            return $"the catalogue has no rates for '{Resolution.ResolvedId}'{Where(isLong)}";
        }

        if (!ListsTokens)
        {
            return $"'{Resolution.ResolvedId}' is not billed by tokens; use PriceCatalogue.CostOfSpeech";
        }

        var other = usage.FreshText > 0 ? Resolution.Price.OtherInput : null;
        other ??= usage.PlainOutput > 0 ? Resolution.Price.OtherOutput : null;
        if (other is not null)
        {
            return $"'{Resolution.ResolvedId}' lists {other} beside its rate for text, and usage does not tell the two apart";
        }

        var flat = isLong && context!.Rule == LongContextRule.WholeRequest ? _longRates! : _rates;
        if (usage.CachedAudioUntold && flat.Input - flat.CachedInput != flat.AudioInput - flat.CachedAudioInput)
        {
            return $"'{Resolution.ResolvedId}' bills cached sound and cached text differently, and the usage does not tell how much of the cache was sound";
        }

        if (!isLong)
        {
            bill = new Bill(_rates, _rates, long.MaxValue);
        }
        else if (context!.Rule == LongContextRule.WholeRequest)
        {
            bill = new Bill(flat, flat, 0);
        }
        else if (usage.AudioInput == 0)
        {
            bill = new Bill(_rates, _longRates!, context.AboveTokens);
        }
        else
        {
            return "a marginal long-context rate does not say on which side of the boundary the audio lies";
        }

        bill.Charge(usage, flat, Resolution.Price.PerRequest);
        return bill.Missing is null ? null : $"the catalogue has no {bill.Missing} rate for '{Resolution.ResolvedId}'{Where(isLong)}";
    }

    private string Where(bool isLong) => isLong
        ? FormattableString.Invariant($" above {Resolution.Price.LongContext!.AboveTokens} prompt tokens{Words}")
        : Words;
}

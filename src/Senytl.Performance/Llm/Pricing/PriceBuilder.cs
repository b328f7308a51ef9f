using System.Text.Json;

namespace Senytl.Performance;

/// <summary>Collects the fields of one model into its price.</summary>
internal sealed class PriceBuilder(string model, string file)
{
    private readonly Dictionary<(PriceTier Tier, bool Long), TokenRates> _rates = [];
    private readonly List<(string Field, decimal Usd)> _others = [];
    private ModelPrice _price = new();
    private LongContextRule _rule;
    private long? _above;

    public void Describe(string field, string value) => _ = field switch
    {
        "litellm_provider" => _price = _price with { Provider = value },
        "mode" => _price = _price with { Mode = value },
        _ => Rule(value),
    };

    public void Set(PriceKey key, decimal usd)
    {
        if (key.Kind >= PriceKind.Request)
        {
            SetUnit(key, usd);
            return;
        }

        if (key.AboveTokens is { } above && (_above ??= above) != above)
        {
            throw Wrong(key.Name, FormattableString.Invariant($"a second long-context boundary beside {_above} tokens; one is allowed. Keep the one that your prompts meet"));
        }

        var place = (key.Tier, key.AboveTokens is not null);
        var rates = _rates.GetValueOrDefault(place) ?? new TokenRates();
        _rates[place] = key.Kind switch
        {
            PriceKind.Input => rates with { Input = usd },
            PriceKind.Output => rates with { Output = usd },
            PriceKind.CachedInput => rates with { CachedInput = usd },
            PriceKind.CacheWrite5m => rates with { CacheWrite5m = usd },
            PriceKind.CacheWrite1h => rates with { CacheWrite1h = usd },
            PriceKind.Reasoning => rates with { Reasoning = usd },
            PriceKind.AudioInput => rates with { AudioInput = usd },
            PriceKind.CachedAudioInput => rates with { CachedAudioInput = usd },
            _ => rates with { AudioOutput = usd },
        };
    }

    /// <summary>A field without a meaning here. A rate of tokens matters still: usage may hold such tokens, and would be billed as text.</summary>
    public void Ignore(string field, JsonElement value)
    {
        if (field.EndsWith("_token", StringComparison.Ordinal) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var usd))
        {
            _others.Add((field, usd));
        }
    }

    public ModelPrice Build() => _price with
    {
        OtherInput = Other("input_cost_per_", Rates(PriceTier.Standard, false)?.Input),
        OtherOutput = Other("output_cost_per_", Rates(PriceTier.Standard, false)?.Output),
        Standard = Rates(PriceTier.Standard, false) ?? new(),
        Batch = Rates(PriceTier.Batch, false),
        Flex = Rates(PriceTier.Flex, false),
        Priority = Rates(PriceTier.Priority, false),
        LongContext = _above is not { } above ? null : new LongContextRates
        {
            AboveTokens = above,
            Rule = _rule,
            Standard = Rates(PriceTier.Standard, true) ?? new(),
            Batch = Rates(PriceTier.Batch, true),
            Flex = Rates(PriceTier.Flex, true),
            Priority = Rates(PriceTier.Priority, true),
        },
    };

    private string? Other(string side, decimal? text) =>
        _others.Find(other => other.Field.StartsWith(side, StringComparison.Ordinal) && other.Usd != text).Field;

    private TokenRates? Rates(PriceTier tier, bool isLong) => _rates.GetValueOrDefault((tier, isLong));

    private void SetUnit(PriceKey key, decimal usd)
    {
        if (key.AboveTokens is not null || key.Tier != PriceTier.Standard)
        {
            throw Wrong(key.Name, "prices per request, second or character have neither tiers nor long-context rates");
        }

        _price = key.Kind switch
        {
            PriceKind.Request => _price with { PerRequest = usd },
            PriceKind.InputSecond => _price with { PerInputSecond = usd },
            PriceKind.OutputSecond => _price with { PerOutputSecond = usd },
            _ => _price with { PerInputCharacter = usd },
        };
    }

    private ModelPrice Rule(string value)
    {
        _rule = value switch
        {
            "whole_request" => LongContextRule.WholeRequest,
            "marginal" => LongContextRule.Marginal,
            _ => throw Wrong("long_context_rule", $"'{value}' is no rule; expected 'whole_request' or 'marginal'"),
        };
        return _price;
    }

    private InvalidPriceFileException Wrong(string field, string what) => new($"'{file}', model '{model}', field '{field}': {what}.");
}

namespace Senytl.Performance;

/// <summary>Dated list prices of models, and what usage costs by them.</summary>
/// <remarks>
/// Immutable: <see cref="With"/> and <see cref="LoadFile"/> return a new catalogue, whose entries win over the earlier ones.
/// A model that no rule finds has an unknown price; it is never billed as a similar one.
/// </remarks>
public sealed partial class PriceCatalogue
{
    /// <summary>What a person does about a price that is missing.</summary>
    internal const string HowToSet = "Name a price list in SENYTL_PRICES, or set PriceCatalogue.Current.";

    private static readonly Lazy<PriceCatalogue> Bundled = new(BundledPrices.Load);

    private readonly Dictionary<string, PriceEntry> _entries;

    private readonly ResolvedPrices _resolved;

    internal PriceCatalogue(Dictionary<string, PriceEntry> entries, DateOnly? asOf, string source, IReadOnlyList<string> ignoredKeys)
    {
        _entries = entries;
        _resolved = new ResolvedPrices(new ModelNames(entries));
        AsOf = asOf;
        Source = source;
        IgnoredKeys = ignoredKeys;
    }

    /// <summary>The catalogue that ships in this package, whatever is set; see <see cref="Current"/>.</summary>
    public static PriceCatalogue Default => Bundled.Value;

    /// <summary>The day that the newest table of this catalogue describes; null if no table says.</summary>
    public DateOnly? AsOf { get; }

    /// <summary>The tables in the order of loading, each with its date and the first 12 digits of its SHA-256.</summary>
    public string Source { get; }

    /// <summary>Price fields of loaded files that have no meaning here, as <c>model: field</c>; such a part of a bill is not counted.</summary>
    public IReadOnlyList<string> IgnoredKeys { get; }

    /// <summary>The listed names in alphabetical order.</summary>
    public IReadOnlyList<string> Models => [.. _entries.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Adds a model or replaces its price.</summary>
    /// <param name="model">The name as the provider reports it; case does not matter.</param>
    /// <param name="price">The price. Rates are 0 or more.</param>
    /// <exception cref="ArgumentException">The name is empty, or a rate is negative.</exception>
    public PriceCatalogue With(string model, ModelPrice price)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        ArgumentNullException.ThrowIfNull(price);
        PriceRules.Check(model, price);
        return Merge(new() { [model] = new PriceEntry(model, price, "set in code") }, AsOf, "set in code", []);
    }

    /// <summary>Adds the models of a file, in the shape of the bundled one or of LiteLLM's price list, and replaces those that it names.</summary>
    /// <param name="path">A JSON file; docs/prices.md describes its fields.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidPriceFileException">The file is not a price list; the message names the model, the field and the value.</exception>
    public PriceCatalogue LoadFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var table = PriceFile.Read(File.ReadAllBytes(path), Path.GetFileName(path));
        return Merge(table.Entries, table.AsOf is { } asOf && !(AsOf > asOf) ? asOf : AsOf, table.Source, table.IgnoredKeys);
    }

    /// <summary>Finds the price of a model: its own name, then the name without or with another date, then both without the provider's prefix.</summary>
    /// <param name="modelId">The name that the provider reported or the client asked for.</param>
    /// <returns>The price with each step to it, or null if no rule leads to a listed model.</returns>
    public PriceResolution? Resolve(string? modelId) => _resolved.Find(modelId, PriceTier.Standard)?.Resolution;

    /// <summary>What one request's tokens cost.</summary>
    /// <param name="modelId">The model's name, resolved as in <see cref="Resolve"/>.</param>
    /// <param name="usage">The tokens of one request: long-context boundaries and per-request fees apply to each request, so add costs, not usages.</param>
    /// <param name="tier">The service tier; default standard.</param>
    /// <returns>The cost; its amount is null, with a reason, when the model or one of the rates needed is unknown.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tier is none.</exception>
    /// <exception cref="InvalidUsageException">The usage is impossible.</exception>
    public Cost CostOf(string? modelId, TokenUsage usage, PriceTier tier = PriceTier.Standard)
    {
        ArgumentNullException.ThrowIfNull(usage);
        Check(tier);
        return _resolved.Find(modelId, tier)?.CostOf(usage) ?? Unlisted(modelId, usage.Source);
    }

    /// <summary>What speech to text or text to speech costs: per second, per character or per token, as the model lists it.</summary>
    /// <param name="modelId">The model's name, resolved as in <see cref="Resolve"/>.</param>
    /// <param name="usage">What one request was given and made. A side that the model bills and the usage does not report makes the cost unknown.</param>
    /// <param name="tier">The service tier; default standard. Prices per second and per character have no other.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tier is none.</exception>
    /// <exception cref="InvalidUsageException">A duration or count is negative.</exception>
    public Cost CostOfSpeech(string? modelId, SpeechUsage usage, PriceTier tier = PriceTier.Standard)
    {
        ArgumentNullException.ThrowIfNull(usage);
        Check(tier);
        return _resolved.Find(modelId, tier) is { } price
            ? SpeechBill.Of(price, usage)
            : Unlisted(modelId, UsageSource.Measured);
    }

    /// <summary>The amount of <see cref="CostOf"/>, without its parts.</summary>
    internal Charge ChargeFor(string modelId, TokenUsage usage, PriceTier tier) =>
        _resolved.Find(modelId, tier)?.ChargeFor(usage) ?? new(null, NotListed(modelId));

    /// <summary>Whether a model lists a price of tokens.</summary>
    internal bool ListsTokens(string modelId, PriceTier tier) => _resolved.Find(modelId, tier) is { ListsTokens: true };

    private static void Check(PriceTier tier)
    {
        if (!Enum.IsDefined(tier))
        {
            throw new ArgumentOutOfRangeException(nameof(tier), tier, $"The tier is {(int)tier}; it is one of {string.Join(", ", Enum.GetNames<PriceTier>())}.");
        }
    }

    private string NotListed(string? modelId) => $"the model '{modelId}' is in no price table ({Source}). {HowToSet}";

    private Cost Unlisted(string? modelId, UsageSource source) => new()
    {
        Reason = NotListed(modelId),
        PriceSource = Source,
        Source = source,
    };

    private PriceCatalogue Merge(Dictionary<string, PriceEntry> added, DateOnly? asOf, string source, IReadOnlyList<string> ignored)
    {
        var entries = new Dictionary<string, PriceEntry>(_entries, StringComparer.OrdinalIgnoreCase);
        foreach (var (model, entry) in added)
        {
            entries[model] = entry;
        }

        return new(entries, asOf, Source.Split("; ").Contains(source) ? Source : $"{Source}; {source}", [.. IgnoredKeys, .. ignored]);
    }
}

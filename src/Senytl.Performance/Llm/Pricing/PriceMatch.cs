namespace Senytl.Performance;

/// <summary>How a model's name led to a price.</summary>
public enum PriceMatch
{
    /// <summary>The catalogue lists the name itself.</summary>
    Exact,

    /// <summary>The name differs from the listed one by its date or version alone.</summary>
    DatedAlias,

    /// <summary>The name is a listed one, or a dated alias of one, behind a provider's prefix.</summary>
    ProviderPrefix,
}

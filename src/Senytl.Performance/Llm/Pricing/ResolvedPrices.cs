using System.Collections.Concurrent;

namespace Senytl.Performance;

/// <summary>Remembers what names resolved to: a run prices thousands of calls of a few models.</summary>
internal sealed class ResolvedPrices(ModelNames names)
{
    private const int Capacity = 1024;

    private readonly ConcurrentDictionary<string, TierPrice?>[] _found = [.. Enum.GetValues<PriceTier>().Select(_ => new ConcurrentDictionary<string, TierPrice?>())];

    public TierPrice? Find(string? modelId, PriceTier tier)
    {
        if (modelId is null)
        {
            return null;
        }

        var found = _found[(int)tier];
        if (found.TryGetValue(modelId, out var known))
        {
            return known;
        }

        var price = names.Resolve(modelId) is { } resolution ? new TierPrice(resolution, tier) : null;
        if (found.Count < Capacity)
        {
            found[modelId] = price;
        }

        return price;
    }
}

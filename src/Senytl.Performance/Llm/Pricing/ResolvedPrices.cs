using System.Collections.Concurrent;

namespace Senytl.Performance;

/// <summary>Remembers what names resolved to: a run prices thousands of calls of a few models.</summary>
internal sealed class ResolvedPrices(ModelNames names)
{
    private const int Capacity = 1024;

    private readonly ConcurrentDictionary<(string Model, PriceTier Tier), TierPrice?> _found = new();

    public TierPrice? Find(string? modelId, PriceTier tier)
    {
        if (modelId is null)
        {
            return null;
        }

        if (_found.TryGetValue((modelId, tier), out var known))
        {
            return known;
        }

        var price = names.Resolve(modelId) is { } resolution ? new TierPrice(resolution, tier) : null;
        if (_found.Count < Capacity)
        {
            _found[(modelId, tier)] = price;
        }

        return price;
    }
}

namespace Senytl.Performance;

/// <summary>Finds the listed model that a name means: exact, then by date, then behind a provider's prefix.</summary>
internal sealed class ModelNames(Dictionary<string, PriceEntry> entries)
{
    public PriceResolution? Resolve(string? modelId)
    {
        if (string.IsNullOrWhiteSpace(modelId))
        {
            return null;
        }

        var steps = new List<string> { $"'{modelId}'" };
        if (Listed(modelId, steps) is { } listed)
        {
            return Found(modelId, listed, listed.Equals(modelId, StringComparison.OrdinalIgnoreCase) ? PriceMatch.Exact : PriceMatch.DatedAlias, steps);
        }

        var name = modelId;
        while (ProviderPrefix.Strip(name) is { } stripped)
        {
            steps.Add($"prefix '{name[..^stripped.Length]}' removed: '{stripped}'");
            name = stripped;
            if (Listed(name, steps) is { } behind)
            {
                return Found(modelId, behind, PriceMatch.ProviderPrefix, steps);
            }
        }

        return null;
    }

    private string? Listed(string name, List<string> steps)
    {
        if (entries.ContainsKey(name))
        {
            return name;
        }

        if (ModelDate.Undated(name) is { } family && entries.ContainsKey(family))
        {
            steps.Add($"dated name of '{family}'");
            return family;
        }

        if (ModelDate.Newest(ModelDate.Undated(name) ?? name, entries.Keys) is not { } dated || ModelDate.IsDated(name))
        {
            return null;
        }

        steps.Add($"newest dated name '{dated}'");
        return dated;
    }

    private PriceResolution Found(string requested, string listed, PriceMatch match, List<string> steps) => new()
    {
        RequestedId = requested,
        ResolvedId = entries[listed].Model,
        Match = match,
        Steps = steps,
        Price = entries[listed].Price,
        Table = entries[listed].Table,
    };
}

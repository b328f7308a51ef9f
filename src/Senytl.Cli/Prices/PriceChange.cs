namespace Senytl.Cli.Prices;

/// <summary>A field that differs between two price lists; absent values are null.</summary>
internal sealed record PriceChange(string Model, string Field, string? Old, string? New)
{
    /// <summary>What one list says otherwise than the other about the models that the other names, in order of model and field.</summary>
    public static IReadOnlyList<PriceChange> Between(PriceSheet old, PriceSheet changed) =>
    [
        .. from name in changed.Names.Order(StringComparer.Ordinal)
           let before = PriceRow.Of(old, name)
           let after = PriceRow.Of(changed, name)
           from field in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
           let change = new PriceChange(name, field, before.GetValueOrDefault(field), after.GetValueOrDefault(field))
           where change.Old != change.New
           select change,
    ];
}

namespace Senytl.Performance;

/// <summary>Reads the catalogue that is embedded in this assembly.</summary>
internal static class BundledPrices
{
    public static PriceCatalogue Load()
    {
        using var stream = typeof(BundledPrices).Assembly.GetManifestResourceStream("Senytl.Performance.model-prices.json")
            ?? throw new InvalidOperationException("The assembly lacks its embedded price list; rebuild Senytl.Performance.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var table = PriceFile.Read(copy.ToArray(), "bundled prices");
        return new(table.Entries, table.AsOf, table.Source, table.IgnoredKeys);
    }
}

using System.Text.Json.Nodes;
using Senytl.Performance;

namespace Senytl.Cli.Prices;

/// <summary>A price list as JSON, so that it can be compared and merged field by field, also the fields that are not billed.</summary>
internal sealed class PriceSheet
{
    private const string ModelsField = "models";
    private const string DateField = "as_of";

    private readonly JsonObject _root;

    private PriceSheet(JsonObject root, PriceTable table)
    {
        _root = root;
        Table = table;
        Models = root[ModelsField] as JsonObject ?? root;
    }

    /// <summary>The same list as the catalogue reads it: its values are all checked.</summary>
    public PriceTable Table { get; }

    /// <summary>The fields of each model.</summary>
    public JsonObject Models { get; }

    /// <summary>The names of the models, whatever else stands beside them.</summary>
    public IEnumerable<string> Names => Models.Select(model => model.Key).Where(Table.Entries.ContainsKey);

    /// <exception cref="CommandException">There is no such file.</exception>
    /// <exception cref="InvalidPriceFileException">The file is not a price list.</exception>
    public static PriceSheet Load(string path, string option) => File.Exists(path)
        ? Parse(File.ReadAllBytes(path), Path.GetFileName(path))
        : throw CommandException.Usage($"{option} is '{path}', which is no file; name a price list, as docs/prices.md describes it.");

    /// <summary>The list that ships with Senytl.</summary>
    public static PriceSheet Bundled()
    {
        using var stream = typeof(PriceCatalogue).Assembly.GetManifestResourceStream("Senytl.Performance.model-prices.json")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Parse(copy.ToArray(), "bundled prices");
    }

    public static PriceSheet Parse(byte[] json, string name)
    {
        var table = PriceFile.Read(json, name);
        return new(JsonNode.Parse(json)!.AsObject(), table);
    }

    /// <summary>This list with the models of another: theirs win, and the newer date stays.</summary>
    public JsonObject With(PriceSheet other)
    {
        var models = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var name in Names)
        {
            models[name] = Models[name];
        }

        foreach (var name in other.Names)
        {
            // A list finds models in any case, so a name in another case is the same model.
            var known = models.Keys.FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase));
            models.Remove(known ?? name);
            models[name] = other.Models[name];
        }

        var merged = new JsonObject();
        if (Newest(Table.AsOf, other.Table.AsOf) is { } date)
        {
            merged[DateField] = date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }

        merged["unit"] = "USD";
        foreach (var field in Models == _root ? [] : _root.Where(field => field.Key is not (ModelsField or DateField or "unit")))
        {
            merged[field.Key] = field.Value?.DeepClone();
        }

        merged[ModelsField] = new JsonObject(models.Select(model => KeyValuePair.Create(model.Key, model.Value?.DeepClone())));
        return merged;
    }

    private static DateOnly? Newest(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;
}

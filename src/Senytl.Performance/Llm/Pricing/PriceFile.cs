using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Senytl.Performance;

/// <summary>Reads a price list: <c>{"as_of": …, "models": {name: fields}}</c>, or the bare <c>{name: fields}</c> of LiteLLM.</summary>
internal static class PriceFile
{
    private const string Sample = "sample_spec";

    public static PriceTable Read(byte[] json, string name)
    {
        using var document = Parse(json, name);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidPriceFileException($"'{name}' holds a JSON {root.ValueKind}; a price list is an object of models by name.");
        }

        var wrapped = root.TryGetProperty("models", out var models);
        var asOf = wrapped ? Date(root, name) : null;
        if (wrapped && root.TryGetProperty("unit", out var unit) && unit.ToString() != "USD")
        {
            throw new InvalidPriceFileException($"'{name}' has the unit '{unit}'; only 'USD' is allowed. Convert the prices.");
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(json))[..12];
        var source = asOf is { } date ? FormattableString.Invariant($"{name} of {date:yyyy-MM-dd}, sha256 {hash}") : $"{name}, sha256 {hash}";
        var entries = new Dictionary<string, PriceEntry>(StringComparer.OrdinalIgnoreCase);
        var ignored = new List<string>();
        foreach (var model in (wrapped ? models : root).EnumerateObject())
        {
            if (model.Name != Sample)
            {
                entries[model.Name] = new PriceEntry(model.Name, PriceFields.Read(model, name, ignored), source);
            }
        }

        return entries.Count > 0
            ? new PriceTable(entries, asOf, source, ignored)
            : throw new InvalidPriceFileException($"'{name}' lists no model; a price list is an object of models by name.");
    }

    private static JsonDocument Parse(byte[] json, string name)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException error)
        {
            throw new InvalidPriceFileException($"'{name}' is not JSON: {error.Message}", error);
        }
    }

    private static DateOnly? Date(JsonElement root, string name)
    {
        if (!root.TryGetProperty("as_of", out var text))
        {
            return null;
        }

        return DateOnly.TryParseExact(text.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new InvalidPriceFileException($"'{name}' has as_of '{text}'; a date is written yyyy-MM-dd.");
    }
}

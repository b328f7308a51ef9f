using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Senytl.Performance;

namespace Senytl.Cli.Prices;

/// <summary>The priced fields of one model in a list, as text that does not depend on how a number is written.</summary>
internal static class PriceRow
{
    public static IReadOnlyDictionary<string, string> Of(PriceSheet sheet, string model)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = sheet.Models.FirstOrDefault(pair => pair.Key.Equals(model, StringComparison.OrdinalIgnoreCase)).Value as JsonObject;
        foreach (var (name, value) in fields ?? [])
        {
            if (PriceKey.TryParse(name) is not null && value is JsonValue number && number.GetValueKind() == JsonValueKind.Number)
            {
                row[name] = Number(number.GetValue<decimal>());
            }
            else if (name == "long_context_rule" && value is not null)
            {
                row[name] = value.ToString();
            }
        }

        return row;
    }

    private static string Number(decimal usd) => usd.ToString("0.############################", CultureInfo.InvariantCulture);
}

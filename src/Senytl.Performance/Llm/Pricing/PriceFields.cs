using System.Text.Json;

namespace Senytl.Performance;

/// <summary>Reads the fields of one model in LiteLLM's names.</summary>
internal static class PriceFields
{
    public static ModelPrice Read(JsonProperty model, string file, List<string> ignored)
    {
        if (model.Value.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidPriceFileException($"'{file}', model '{model.Name}': found a JSON {model.Value.ValueKind}; expected an object of fields.");
        }

        var builder = new PriceBuilder(model.Name, file);
        foreach (var field in model.Value.EnumerateObject())
        {
            if (field.Name is "litellm_provider" or "mode" or "long_context_rule")
            {
                builder.Describe(field.Name, field.Value.ToString());
            }
            else if (field.Name.Contains("cost", StringComparison.Ordinal) && field.Value.ValueKind != JsonValueKind.Null)
            {
                if (PriceKey.TryParse(field.Name) is { } key)
                {
                    builder.Set(key, Amount(field, model.Name, file));
                }
                else
                {
                    builder.Ignore(field.Name, field.Value);
                    ignored.Add($"{model.Name}: {field.Name}");
                }
            }
        }

        return builder.Build();
    }

    private static decimal Amount(JsonProperty field, string model, string file)
    {
        if (field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetDecimal(out var amount) && amount >= 0)
        {
            return amount;
        }

        throw new InvalidPriceFileException(
            $"'{file}', model '{model}', field '{field.Name}': {field.Value.GetRawText()} is no price; expected a number of USD, 0 or more.");
    }
}

using System.Globalization;
using System.Text.Json;

namespace Senytl.Performance;

/// <summary>The arguments of a tool call as plain values: string, bool, long, double, null, or JSON where they have parts.</summary>
public sealed class ToolArguments
{
    private readonly Dictionary<string, object?> values = [];

    internal ToolArguments(IEnumerable<KeyValuePair<string, object?>>? arguments)
    {
        foreach (var (name, value) in arguments ?? [])
        {
            values[name] = Plain(value);
        }
    }

    /// <summary>Names of the arguments that were given.</summary>
    public IReadOnlyCollection<string> Names => values.Keys;

    /// <summary>The value of an argument; null when it was not given.</summary>
    /// <param name="name">The argument's name, upper and lower case apart.</param>
    public object? this[string name] => values.GetValueOrDefault(name);

    /// <summary>Whether an argument was given and equals <paramref name="expected"/>.</summary>
    /// <param name="name">The argument's name, upper and lower case apart.</param>
    /// <param name="expected">A string, bool, number of any type, or null.</param>
    public bool Has(string name, object? expected) =>
        values.TryGetValue(name, out var value) && Equals(value, Plain(expected));

    private static object? Plain(object? value) => value switch
    {
        JsonElement json => json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : Number(json.GetDouble()),
            _ => json,
        },
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float or double or decimal => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        null or string or bool => value,
        _ => Plain(JsonSerializer.SerializeToElement(value)),
    };

    /// <summary>Whole numbers are long whatever type they came in, so that 2 equals 2.0.</summary>
    private static object Number(double value) =>
        Math.Abs(value) < 1L << 53 && Math.Floor(value) == value ? (object)(long)value : value;
}

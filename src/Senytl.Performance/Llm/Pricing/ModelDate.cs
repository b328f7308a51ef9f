using System.Text.RegularExpressions;

namespace Senytl.Performance;

/// <summary>The date or version at the end of a model's name.</summary>
internal static partial class ModelDate
{
    /// <summary>The name without its date, version or <c>-latest</c>; null if it has none.</summary>
    public static string? Undated(string name) => Ending().Match(name) is { Success: true } match ? name[..match.Index] : null;

    /// <summary>Whether the name names one date, for which another one would be a guess.</summary>
    public static bool IsDated(string name) => Undated(name) is not null && !name.EndsWith("latest", StringComparison.OrdinalIgnoreCase);

    /// <summary>The newest of the dated names of an undated one; null if there is none.</summary>
    public static string? Newest(string family, IEnumerable<string> names) => names
        .Where(name => family.Equals(Undated(name), StringComparison.OrdinalIgnoreCase))
        .MaxBy(name => new string([.. name[family.Length..].Where(char.IsAsciiDigit)]), StringComparer.Ordinal);

    [GeneratedRegex(@"(?:[-@](?:20\d{2}-\d{2}-\d{2}|20\d{6}(?:-v\d+(?::\d+)?)?|\d{4}|00\d|latest))$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ending();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Senytl.Performance;

/// <summary>Reads a Claude model's version from its name, in both orders that Anthropic has used.</summary>
internal static partial class ClaudeVersions
{
    /// <summary>Whether the name is of version 4.7 or later.</summary>
    public static bool IsSince47(string name)
    {
        if (Shape().Match(name) is not { Success: true } match)
        {
            return false;
        }

        var major = int.Parse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture);
        var minor = match.Groups["minor"] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
        return (major, minor) is ( > 4, _) or (4, >= 7);
    }

    [GeneratedRegex(@"^claude-(?:[a-z]+-)?(?<major>\d{1,2})(?:[-.](?<minor>\d{1,2})(?!\d))?(?![\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}

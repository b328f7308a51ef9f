using System.Text;

namespace Senytl.Performance.Adapters;

/// <summary>Names of files and folders from names of tests.</summary>
public static class FileNames
{
    /// <summary>Letters, digits, '.', '-' and '_' stay, anything else becomes '_'; never empty.</summary>
    /// <param name="name">The name of a test or benchmark.</param>
    /// <param name="longest">How many characters it has at most; default 120, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="longest"/> is below 1.</exception>
    public static string Of(string name, int longest = 120)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 1);
        var safe = new StringBuilder();
        foreach (var character in name)
        {
            safe.Append(char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' ? character : '_');
        }

        var text = safe.ToString().Trim('.', '_');
        text = text.Length == 0 ? "unnamed" : text;
        return text.Length > longest ? text[..longest] : text;
    }
}

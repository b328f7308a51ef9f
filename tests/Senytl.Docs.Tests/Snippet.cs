using System.Text.RegularExpressions;

namespace Senytl.Docs.Tests;

/// <summary>A piece of code: a marked block of a page, or a region of a source file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Code">Its lines, without the indentation that they share.</param>
/// <param name="Path">The file that it stands in.</param>
internal sealed partial record Snippet(string Name, string Code, string Path)
{
    /// <summary>Blocks under a line <c>&lt;!-- snippet: name --&gt;</c>.</summary>
    public static IEnumerable<Snippet> InPage(string path, string text) => Read(BlockPattern(), path, text);

    /// <summary>Regions whose name is one word in lower case with hyphens.</summary>
    public static IEnumerable<Snippet> InSource(string path, string text) => Read(RegionPattern(), path, text);

    /// <summary>Lines that begin with a mark, whatever follows.</summary>
    public static int MarksIn(string text) => MarkPattern().Count(text);

    private static IEnumerable<Snippet> Read(Regex pattern, string path, string text) => pattern.Matches(text)
        .Select(match => new Snippet(match.Groups["name"].Value, Unindent(match.Groups["code"].Value), path));

    private static string Unindent(string code)
    {
        var lines = code.Trim('\n').Split('\n').Select(line => line.TrimEnd()).ToList();
        var indent = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..]));
    }

    [GeneratedRegex("^<!-- snippet:", RegexOptions.Multiline)]
    private static partial Regex MarkPattern();

    [GeneratedRegex(@"^<!-- snippet: (?<name>\S+) -->\n+```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex BlockPattern();

    [GeneratedRegex(@"^[ \t]*#region (?<name>[a-z0-9-]+)\n(?<code>.*?)\n[ \t]*#endregion", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex RegionPattern();
}

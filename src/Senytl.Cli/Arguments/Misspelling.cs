using System.CommandLine;

namespace Senytl.Cli.Arguments;

/// <summary>Tells what there is in place of a command or an option that there is not.</summary>
internal static class Misspelling
{
    /// <returns>Nothing when every command and option is known.</returns>
    public static string? Of(ParseResult parsed) => (parsed.UnmatchedTokens, parsed.CommandResult.Command) switch
    {
        ([var word, ..], var command) when word.StartsWith('-') =>
            $"'{word}' is no option of {command.Name}{Guess(word, [.. command.Options.Select(option => option.Name)])}",
        ([var word, ..], { Subcommands: { Count: > 0 } commands }) =>
            $"'{word}' is no command; there are {string.Join(", ", commands.Select(one => one.Name))}{Guess(word, [.. commands.Select(one => one.Name)])}",
        _ => null,
    };

    private static string Guess(string word, string[] known)
    {
        var nearest = known.MinBy(name => Distance(word, name)) ?? "";
        return Distance(word, nearest) <= nearest.Length / 3 ? $"; did you mean {nearest}?" : ".";
    }

    /// <summary>How many letters must be added, left out or replaced (Levenshtein 1966).</summary>
    private static int Distance(string one, string other)
    {
        var last = Enumerable.Range(0, other.Length + 1).ToArray();
        foreach (var (letter, row) in one.Select((letter, index) => (letter, index + 1)))
        {
            var (corner, left) = (last[0], row);
            last[0] = row;
            for (var column = 1; column < last.Length; column++)
            {
                left = Math.Min(corner + (letter == other[column - 1] ? 0 : 1), Math.Min(last[column], left) + 1);
                (corner, last[column]) = (last[column], left);
            }
        }

        return last[^1];
    }
}

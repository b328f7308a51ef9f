namespace Senytl.Performance;

/// <summary>Names of files from names of benchmarks.</summary>
internal static class FileName
{
    private const int Longest = 100;

    /// <summary>Letters, digits, '.', '-' and '_' stay.</summary>
    public static string Of(string name)
    {
        var safe = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_'));
        return safe.Length > Longest ? safe[..Longest] : safe;
    }
}

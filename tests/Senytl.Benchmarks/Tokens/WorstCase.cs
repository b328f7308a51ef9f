using System.Diagnostics;
using Senytl.Performance;
using Senytl.Performance.Tests.Llm.Tokens.Reference;

namespace Senytl.Benchmarks.Tokens;

/// <summary>Ten megabytes (UTF-8) of what makes naive tokenizers quadratic, and how time grows when the text doubles.</summary>
internal static class WorstCase
{
    private const int Bytes = 10_000_000;

    private static readonly (string Name, string Unit)[] Texts =
    [
        ("letter", "a"), ("spaces", " "), ("emoji", "😀"), ("han", "中"), ("breaks", "\n"), ("symbols", "="), ("digits", "7"), ("marks", "\u0301"), ("capitals", "A"), ("cycle", "abcdefghijklmnopqrstuvwxyz"),
    ];

    public static void Print(Figures figures)
    {
        var (worst, growth) = (0.0, 0.0);
        foreach (var (name, unit) in Texts)
        {
            var repeats = Bytes / System.Text.Encoding.UTF8.GetByteCount(unit);
            var (quarter, half, whole) = (Repeat(unit, repeats / 4), Repeat(unit, repeats / 2), Repeat(unit, repeats));
            var slowest = Encodings.Max(encoding => Seconds(encoding, whole));
            var doubled = Encodings.Max(encoding => Growth(encoding, quarter, half));
            figures.Print($"tokens_10mb_{name}_s", slowest, "s");
            figures.Print($"tokens_growth_{name}_when_doubled", doubled, "x");
            (worst, growth) = (Math.Max(worst, slowest), Math.Max(growth, doubled));
        }

        figures.Print("tokens_10mb_worst_s", worst, "s");
        figures.Print("tokens_worst_growth_when_doubled", growth, "x");
    }

    private static IReadOnlyList<BpeTokenizer> Encodings => NodeReference.Encodings[1..4];

    private static string Repeat(string unit, int count) => string.Concat(Enumerable.Repeat(unit, count));

    /// <summary>The least time of each, after a run that the compiler learns from.</summary>
    private static double Growth(BpeTokenizer encoding, string text, string doubled)
    {
        Seconds(encoding, text);
        var (least, leastDoubled) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < 3; round++)
        {
            least = Math.Min(least, Seconds(encoding, text));
            leastDoubled = Math.Min(leastDoubled, Seconds(encoding, doubled));
        }

        return leastDoubled / least;
    }

    private static double Seconds(BpeTokenizer encoding, string text)
    {
        var start = Stopwatch.GetTimestamp();
        encoding.Count(text);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}

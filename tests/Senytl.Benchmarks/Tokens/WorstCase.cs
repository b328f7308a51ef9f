using System.Diagnostics;
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
            var (half, whole) = (Slowest(Repeat(unit, repeats / 2)), Slowest(Repeat(unit, repeats)));
            figures.Print($"tokens_10mb_{name}_s", whole, "s");
            (worst, growth) = (Math.Max(worst, whole), Math.Max(growth, whole / half));
        }

        figures.Print("tokens_10mb_worst_s", worst, "s");
        figures.Print("tokens_worst_growth_when_doubled", growth, "x");
    }

    private static string Repeat(string unit, int count) => string.Concat(Enumerable.Repeat(unit, count));

    private static double Slowest(string text) => NodeReference.Encodings[1..4].Max(encoding =>
    {
        var start = Stopwatch.GetTimestamp();
        encoding.Count(text);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    });
}

using System.Diagnostics;
using Senytl.Performance;
using Senytl.Performance.Tests.Llm.Tokens.Reference;

namespace Senytl.Benchmarks.Tokens;

/// <summary>What the first use of an encoding costs. It comes first in the suite: later nothing is cold.</summary>
internal static class LoadFigures
{
    public static void Print(Figures figures)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var (name, encoding) in new (string, Func<BpeTokenizer>)[]
        {
            ("o200k_base", () => BpeTokenizer.O200kBase), ("cl100k_base", () => BpeTokenizer.Cl100kBase),
            ("p50k_base", () => BpeTokenizer.P50kBase), ("r50k_base", () => BpeTokenizer.R50kBase),
        })
        {
            var start = Stopwatch.GetTimestamp();
            encoding().Count("Hello, world");
            figures.Print($"tokens_load_{name}_ms", Stopwatch.GetElapsedTime(start).TotalMilliseconds, "ms");
            var after = GC.GetTotalMemory(forceFullCollection: true);
            figures.Print($"tokens_memory_{name}_mb", (after - before) / 1e6, "MB");
            before = after;
        }

        var files = Directory.GetFiles(Path.Combine(NodeReference.Folder, "..", "..", "..", "src", "Senytl.Performance", "Llm", "Tokens", "Vocabulary"));
        figures.Print("tokens_shipped_mb", files.Sum(file => new FileInfo(file).Length) / 1e6, "MB");
    }
}

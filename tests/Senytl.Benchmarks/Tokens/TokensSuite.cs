using System.Diagnostics;
using Senytl.Performance;
using Senytl.Performance.Tests.Llm.Tokens.Reference;

namespace Senytl.Benchmarks.Tokens;

/// <summary>Exactness, speed, memory and the worst case of the tokenizer; Node peers where <c>npm ci</c> was run.</summary>
internal static class TokensSuite
{
    private const int Rounds = 5;

    private const int UnitsARound = 1_000_000;

    private static readonly BpeTokenizer[] Encodings = NodeReference.Encodings[..4];

    public static Task RunAsync(Figures figures)
    {
        LoadFigures.Print(figures);
        figures.Print("tokens_alloc_bytes", Allocated(), "B/call");
        WorstCase.Print(figures);
        if (NodeReference.Missing is { } missing)
        {
            throw new InvalidOperationException($"No comparison: {missing}.");
        }

        var texts = Corpus.All().ToArray();
        var reference = NodeReference.Count(texts);
        figures.Print("tokens_texts_compared", reference.Length, "texts");
        figures.Print("tokens_differences", texts.Zip(reference).Count(pair => pair.Second != NodeReference.Ours(pair.First)) + Math.Abs(texts.Length - reference.Length), "texts");
        Speed(figures);
        return Task.CompletedTask;
    }

    private static void Speed(Figures figures)
    {
        var (tiktoken, gptTokenizer, slowest) = (double.MaxValue, double.MaxValue, double.MaxValue);
        using var peers = new SpeedPeers();
        foreach (var (name, text) in SpeedTexts.All())
        {
            var file = Path.GetTempFileName();
            File.WriteAllText(file, text);
            foreach (var encoding in Encodings)
            {
                var pace = Compare(peers, encoding, text, file);
                var label = FormattableString.Invariant($"{name}_{text.Length / 1000}k_{encoding.Name}");
                figures.Print($"tokens_mb_per_s_{label}", pace.MegabytesPerSecond, "MB/s");
                figures.Print($"tokens_vs_tiktoken_{label}", pace.VsTiktoken, "x");
                figures.Print($"tokens_vs_gpt_tokenizer_{label}", pace.VsGptTokenizer, "x");
                (tiktoken, gptTokenizer) = (Math.Min(tiktoken, pace.VsTiktoken), Math.Min(gptTokenizer, pace.VsGptTokenizer));
                slowest = Math.Min(slowest, pace.MegabytesPerSecond);
            }

            File.Delete(file);
        }

        figures.Print("tokens_min_mb_per_s", slowest, "MB/s");
        figures.Print("tokens_vs_tiktoken_min_ratio", tiktoken, "x");
        figures.Print("tokens_vs_gpt_tokenizer_min_ratio", gptTokenizer, "x");
    }

    private static (double MegabytesPerSecond, double VsTiktoken, double VsGptTokenizer) Compare(SpeedPeers peers, BpeTokenizer encoding, string text, string file)
    {
        var iterations = Math.Max(1, UnitsARound / text.Length);
        var (ours, first, second) = (new double[Rounds], new double[Rounds], new double[Rounds]);
        for (var round = -1; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var tokens = 0;
            for (var iteration = 0; iteration < iterations; iteration++)
            {
                tokens = encoding.Count(text);
            }

            var elapsed = Stopwatch.GetElapsedTime(start);
            var tiktoken = peers.Count("tiktoken", encoding.Name, file, iterations);
            var gptTokenizer = peers.Count("gpt-tokenizer", encoding.Name, file, iterations);
            if (tiktoken.Tokens != tokens)
            {
                throw new InvalidOperationException($"{encoding.Name}: {tokens} tokens here, {tiktoken.Tokens} by tiktoken.");
            }

            if (round >= 0)
            {
                (ours[round], first[round], second[round]) = (elapsed.TotalSeconds, tiktoken.Elapsed.TotalSeconds, gptTokenizer.Elapsed.TotalSeconds);
            }
        }

        // The best of interleaved rounds on each side: what disturbs a round adds time and never removes any.
        return (System.Text.Encoding.UTF8.GetByteCount(text) * iterations / ours.Min() / 1e6, first.Min() / ours.Min(), second.Min() / ours.Min());
    }

    private static double Allocated()
    {
        var texts = SpeedTexts.All().Select(pair => pair.Text).ToArray();
        var most = 0L;
        foreach (var encoding in Encodings)
        {
            foreach (var text in texts)
            {
                encoding.Count(text);
                var before = GC.GetAllocatedBytesForCurrentThread();
                encoding.Count(text);
                most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }

        return most;
    }
}

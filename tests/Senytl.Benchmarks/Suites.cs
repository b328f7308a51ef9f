using Senytl.Benchmarks.Capture;
using Senytl.Benchmarks.Livekit;
using Senytl.Benchmarks.Statistics;

namespace Senytl.Benchmarks;

/// <summary>A suite prints its figures through <see cref="Figures"/>, one <c>name value unit</c> a line.</summary>
internal sealed record Suite(string Name, string What, Func<Figures, Task> Run);

/// <summary>The suites by name. Add a suite here, and its code in a file of its own.</summary>
internal static class Suites
{
    private static readonly Suite[] All =
    [
        new("statistics", "verdicts: false passes and aborts; errors of percentiles; cost of recording; lag of pacing", StatisticsSuite.RunAsync),
        new("engine", "what the engine costs, whether it keeps its schedule, and the freeze tests", Engine.EngineSuite.RunAsync),
        new("http", "closed-loop HTTP through the engine against a bare loop and hey, interleaved; a dead target", Http.HttpSuite.RunAsync),
        new("micro", "short bodies: agreement with BenchmarkDotNet on six kernels, and the time that each takes", Micro.MicroSuite.RunAsync),
        new("model-server", "the model server: requests/s, ratio to a bare Kestrel, lag of its latencies", ModelServerSuite.RunAsync),
        new("tokens", "tokenizer: exactness and speed against npm tiktoken and gpt-tokenizer, allocation, worst case, load", Tokens.TokensSuite.RunAsync),
        new("livekit", "the embedded server: loss, delay, cores and bytes of forwarding, joins and leaves; the RTC transport: connect time, cost and allocation of a packet; a million mutated frames", LivekitSuite.RunAsync),
        new("capture", "what the HTTP handler adds to a streamed call; its time to first token beside the server's log (p95)", CaptureSuite.RunAsync),
    ];

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is ["list"])
        {
            foreach (var suite in All)
            {
                output.WriteLine($"{suite.Name,-12} {suite.What}");
            }

            return 0;
        }

        var chosen = All.Where(suite => args.Contains(suite.Name)).ToArray();
        if (chosen.Length == 0 || chosen.Length != args.Length)
        {
            errors.WriteLine($"Name one or more suites: {string.Join(", ", All.Select(suite => suite.Name))}; 'list' describes them.");
            return 2;
        }

        foreach (var suite in chosen)
        {
            await suite.Run(new Figures(output));
        }

        return 0;
    }
}

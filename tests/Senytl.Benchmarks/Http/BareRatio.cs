using Senytl.Cli.Load;

namespace Senytl.Benchmarks.Http;

/// <summary>The engine against a bare <see cref="HttpMessageInvoker"/> loop, in turns.</summary>
internal static class BareRatio
{
    private const int Rounds = 9;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(Figures figures, Uri url)
    {
        using var target = new HttpTarget(url, HttpMethod.Get, [], body: null);
        await ClosedRound.EngineAsync(target, Length);
        await ClosedRound.BareAsync(target, Length);
        var pairs = new List<(ClosedRound Engine, ClosedRound Bare)>();
        for (var round = 0; round < Rounds; round++)
        {
            // Who goes first alternates, so that a drift of the machine favours neither.
            var first = round % 2 == 0 ? await ClosedRound.EngineAsync(target, Length) : default;
            var bare = await ClosedRound.BareAsync(target, Length);
            pairs.Add((round % 2 == 0 ? first : await ClosedRound.EngineAsync(target, Length), bare));
        }

        figures.Print("http_vs_bare_ratio", Median(pairs.Select(pair => pair.Engine.PerSecond / pair.Bare.PerSecond)), "requests/s over those of the bare loop");
        figures.Print("http_vs_bare_cpu_ratio", Median(pairs.Select(pair => pair.Bare.CpuMicroseconds / pair.Engine.CpuMicroseconds)), "CPU of the bare loop over ours, per request");
        figures.Print("http_engine_rps", Median(pairs.Select(pair => pair.Engine.PerSecond)), "requests/s");
        figures.Print("http_engine_cpu_us", Median(pairs.Select(pair => pair.Engine.CpuMicroseconds)), "µs CPU per request");
        figures.Print("http_bare_cpu_us", Median(pairs.Select(pair => pair.Bare.CpuMicroseconds)), "µs CPU per request");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}

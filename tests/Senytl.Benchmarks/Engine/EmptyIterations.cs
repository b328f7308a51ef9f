using Senytl.Cli.SelfCheck;

namespace Senytl.Benchmarks.Engine;

/// <summary>The cost of an iteration whose body does nothing, as <c>senytl self-check</c> measures it.</summary>
internal static class EmptyIterations
{
    private static readonly SelfCheckPlan Plan = SelfCheckPlan.Full;

    public static async Task RunAsync(Figures figures)
    {
        var overhead = await EngineOverhead.MeasureAsync(Plan.ShortIterations, Plan.LongIterations, Plan.Rounds, CancellationToken.None);
        figures.Print("overhead_ns", overhead.Nanoseconds, "ns CPU per iteration");
        figures.Print("overhead_alloc_bytes", overhead.Bytes, "B per iteration");
    }
}

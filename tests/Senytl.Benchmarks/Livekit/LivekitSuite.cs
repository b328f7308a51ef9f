namespace Senytl.Benchmarks.Livekit;

/// <summary>The embedded LiveKit server and the RTC stack below it.</summary>
internal static class LivekitSuite
{
    public static async Task RunAsync(Figures figures)
    {
        await ForwardFigures.PrintAllocationAsync(figures);
        await ForwardFigures.PrintLoadAsync(figures);
        await GrowthFigures.PrintAsync(figures);
        await TransportFigures.PrintAsync(figures);
        RtcFuzzFigures.Print(figures);
    }
}

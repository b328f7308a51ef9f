namespace Senytl.Benchmarks.Livekit;

/// <summary>The embedded LiveKit server and the RTC stack below it.</summary>
internal static class LivekitSuite
{
    public static async Task RunAsync(Figures figures)
    {
        await ForwardFigures.PrintAsync(figures);
        await ForwardFigures.PrintGrowthAsync(figures);
        await TransportFigures.PrintAsync(figures);
        RtcFuzzFigures.Print(figures);
    }
}

namespace Senytl.Benchmarks.Livekit;

/// <summary>The embedded LiveKit server and the RTC stack below it.</summary>
internal static class LivekitSuite
{
    public static Task RunAsync(Figures figures)
    {
        RtcFuzzFigures.Print(figures);
        return Task.CompletedTask;
    }
}

namespace Senytl.Benchmarks.Capture;

/// <summary>What the HTTP handler costs a streamed call, and how its time to first token agrees with the server's own log.</summary>
internal static class CaptureSuite
{
    public static async Task RunAsync(Figures figures)
    {
        await HandlerOverhead.MeasureAsync(figures);
        await FirstTokenAgreement.MeasureAsync(figures);
    }
}

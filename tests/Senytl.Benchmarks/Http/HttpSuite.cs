namespace Senytl.Benchmarks.Http;

/// <summary>What the engine adds to HTTP, always as a ratio of rounds that take turns on the same target.</summary>
internal static class HttpSuite
{
    public static async Task RunAsync(Figures figures)
    {
        await DeadTarget.RunAsync(figures);
        await using var nginx = await Nginx.StartAsync();
        if (nginx is null)
        {
            figures.Note("nginx is not installed: http_vs_bare_ratio and http_vs_hey_ratio are not measured (apt-get install nginx-light)");
            return;
        }

        await BareRatio.RunAsync(figures, nginx.Url);
        await HeyRatio.RunAsync(figures, nginx.Url);
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Senytl.Cli.Load;

namespace Senytl.Benchmarks.Http;

/// <summary>The engine against the load generator hey, in turns on the same nginx.</summary>
internal static partial class HeyRatio
{
    private const int Rounds = 5;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(Figures figures, Uri url)
    {
        using var target = new HttpTarget(url, HttpMethod.Get, [], body: null);
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            // Who goes first alternates, so that a drift of the machine favours neither.
            var first = round % 2 == 0 ? await ClosedRound.EngineAsync(target, Length) : default;
            if (await HeyAsync(url) is not { } hey)
            {
                figures.Note("hey is not installed: http_vs_hey_ratio is not measured (apt-get install hey)");
                return;
            }

            ratios.Add((round % 2 == 0 ? first : await ClosedRound.EngineAsync(target, Length)).PerSecond / hey);
        }

        figures.Print("http_vs_hey_ratio", ratios.Order().ElementAt(Rounds / 2), "requests/s over those of hey");
    }

    private static async Task<double?> HeyAsync(Uri url)
    {
        var seconds = Length.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("hey", ["-z", $"{seconds}s", "-c", $"{ClosedRound.Users}", url.ToString()]) { RedirectStandardOutput = true };
        try
        {
            using var hey = Process.Start(start)!;
            var text = await hey.StandardOutput.ReadToEndAsync();
            await hey.WaitForExitAsync();
            return double.Parse(PerSecond().Match(text).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();
}

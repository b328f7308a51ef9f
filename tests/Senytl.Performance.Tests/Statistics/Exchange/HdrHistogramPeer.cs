using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Senytl.Performance.Tests.Statistics.Exchange;

/// <summary>HdrHistogram's own reader for Node.js, which autocannon brings: tests/peers/load.</summary>
internal static class HdrHistogramPeer
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(OwnFile())!, "../../../peers/load");

    /// <summary>Why it cannot be used here; null when it can.</summary>
    public static string? Missing => Directory.Exists(Path.Combine(Folder, "node_modules/hdr-histogram-js"))
        ? null
        : "hdr-histogram-js is not installed: run tests/peers/load/install.sh, which needs Node.js";

    /// <summary>The figures of a log by tag, its intervals added up.</summary>
    public static async Task<Dictionary<string, Figures>> ReadAsync(string log, CancellationToken cancellation)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["hlog.mjs", log]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = node.StandardError.ReadToEndAsync(cancellation);
        var text = await node.StandardOutput.ReadToEndAsync(cancellation);
        await node.WaitForExitAsync(cancellation);
        return node.ExitCode == 0
            ? JsonSerializer.Deserialize<Dictionary<string, Figures>>(text, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"node hlog.mjs ended with {node.ExitCode}: {await errors}");
    }

    private static string OwnFile([CallerFilePath] string path = "") => path;

    internal sealed record Figures(long Count, double P50, double P95, double P99);
}

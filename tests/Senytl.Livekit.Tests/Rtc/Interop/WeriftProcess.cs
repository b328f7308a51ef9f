using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Senytl.Livekit.Tests.Rtc.Interop;

/// <summary>A running <c>tests/peers/werift/peer.mjs</c>.</summary>
internal sealed class WeriftProcess : IAsyncDisposable
{
    private readonly Process _process;

    private WeriftProcess(Process process) => _process = process;

    /// <summary>Null when the peer is installed, else why the test cannot run.</summary>
    public static string? Absent { get; } = Probe();

    public static WeriftProcess Start(params string[] arguments) => new(Process.Start(new ProcessStartInfo("node", ["peer.mjs", .. arguments])
    {
        WorkingDirectory = Folder(),
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!);

    public async Task SayAsync(string name, string value)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new Dictionary<string, string> { [name] = value }));
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Reads the next line and takes a member from it.</summary>
    public async Task<JsonNode> ReadAsync(string member, CancellationToken stop)
    {
        var line = await _process.StandardOutput.ReadLineAsync(stop);
        return JsonNode.Parse(line ?? "{}")?[member] ?? throw new InvalidOperationException($"werift said '{line}' where '{member}' was due");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Senytl.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root?.FullName ?? "", "tests", "peers", "werift");
    }

    private static string? Probe() => Directory.Exists(Path.Combine(Folder(), "node_modules", "werift"))
        ? null
        : "werift is not installed: run 'npm ci' in tests/peers/werift";
}

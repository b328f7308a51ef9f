using System.Diagnostics;
using System.Text.Json;

namespace Senytl.Benchmarks.Livekit;

/// <summary><c>senytl livekit dev</c> in a process of its own, so that its cores are its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    /// <summary>Processor time that it has used.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ServerProcess> StartAsync()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Senytl.Cli.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, "livekit", "dev", "--port", "0", "--json"]) { RedirectStandardOutput = true })!;
        var first = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The server ended before it said where it listens: exit code {process.ExitCode}.");
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new ServerProcess(process, new Uri(JsonDocument.Parse(first).RootElement.GetProperty("url").GetString()!));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}

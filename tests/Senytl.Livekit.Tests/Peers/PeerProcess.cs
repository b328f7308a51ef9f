using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Senytl.Livekit.Tests.Peers;

/// <summary>A real client in a process of its own. It prints READY where the test is to act, and a JSON result at its end.</summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    /// <summary>Above what any script gives its own steps, so that these decide and name what did not come.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(320);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Channel<bool> _ready = Channel.CreateUnbounded<bool>();
    private readonly TaskCompletionSource<JsonElement> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();

    private PeerProcess(Process process) => _process = process;

    /// <summary>The text that it wrote so far.</summary>
    public string Output
    {
        get
        {
            lock (_gate)
            {
                return _output.ToString();
            }
        }
    }

    public static PeerProcess Start(string script, params string[] arguments) => Start(script, new Dictionary<string, string>(), arguments);

    public static PeerProcess Start(string script, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = PeerSetup.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var peer = new PeerProcess(process);
        process.OutputDataReceived += (_, line) => peer.Take(line.Data);
        process.ErrorDataReceived += (_, line) => peer.Take(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return peer;
    }

    /// <summary>Runs a scenario to its end; fails with what the peer wrote when it failed.</summary>
    public static async Task<JsonElement> RunAsync(string script, params string[] arguments)
    {
        await using var peer = Start(script, arguments);
        return await peer.ResultAsync();
    }

    /// <summary>The result, with each of its connections made in time.</summary>
    public async Task<JsonElement> ResultAsync()
    {
        var result = await UntimedResultAsync();
        Connects.Judge(result);
        return result;
    }

    /// <summary>The result where so much else runs beside the peer that how long it took to connect tells of the machine.</summary>
    public async Task<JsonElement> UntimedResultAsync()
    {
        try
        {
            var result = await _result.Task.WaitAsync(Patience);
            Assert.False(result.TryGetProperty("error", out var error), $"the peer failed: {error}\n{Output}");
            return result;
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"No result of the peer within {Patience.TotalSeconds} s. It wrote:\n{Output}");
        }
    }

    public async Task ReadyAsync()
    {
        try
        {
            await _ready.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        }
        catch (Exception e) when (e is TimeoutException or ChannelClosedException)
        {
            throw new InvalidOperationException($"The peer did not get ready. It wrote:\n{Output}");
        }
    }

    /// <summary>Ends it as a crash does.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_gate)
        {
            _output.AppendLine(line);
        }

        if (line == "READY")
        {
            _ready.Writer.TryWrite(true);
        }
        else if (line.StartsWith('{') && !line.StartsWith("{\"level\"", StringComparison.Ordinal))
        {
            try
            {
                _result.TrySetResult(JsonDocument.Parse(line).RootElement);
                _ready.Writer.TryComplete();
            }
            catch (JsonException)
            {
                // A line of a library that only looks like a result.
            }
        }
    }
}

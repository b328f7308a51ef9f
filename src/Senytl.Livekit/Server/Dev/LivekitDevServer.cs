using System.Globalization;
using System.Text.Json;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Server.Dev;

/// <summary>A server for people at work: it writes what happens, a line an event, until it is stopped.</summary>
public sealed class LivekitDevServer : IAsyncDisposable
{
    private readonly LivekitServer _server;
    private readonly TextWriter _output;
    private readonly bool _json;
    private readonly Lock _gate = new();

    private LivekitDevServer(LivekitServer server, TextWriter output, bool json)
    {
        _server = server;
        _output = output;
        _json = json;
        _server.EventRaised += Write;
    }

    /// <summary>The server.</summary>
    public LivekitServer Server => _server;

    /// <summary>Starts a server that logs to a writer.</summary>
    /// <param name="options">How it listens; the customary port is 7880.</param>
    /// <param name="output">Where to write; not closed.</param>
    /// <param name="json">One JSON object a line rather than text.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges; the message names all of them.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<LivekitDevServer> StartAsync(LivekitServerOptions options, TextWriter output, bool json = false, CancellationToken cancellation = default)
    {
        var server = await LivekitServer.StartAsync(options, cancellation).ConfigureAwait(false);
        var dev = new LivekitDevServer(server, output, json);
        dev.Announce();
        return dev;
    }

    /// <summary>Stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync().ConfigureAwait(false);
        _server.EventRaised -= Write;
    }

    /// <summary>The secret is shown only when it is the one that everybody knows.</summary>
    private void Announce()
    {
        var secret = _server.ApiSecret == LivekitServerOptions.DevelopmentSecret ? _server.ApiSecret : "(as given)";
        lock (_gate)
        {
            _output.WriteLine(_json
                ? JsonSerializer.Serialize(new DevStart(_server.Url.ToString(), _server.ApiKey, secret), DevJson.Default.DevStart)
                : $"listening on {_server.Url}  key {_server.ApiKey}  secret {secret}");
            _output.Flush();
        }
    }

    private void Write(ServerEvent happened)
    {
        lock (_gate)
        {
            _output.WriteLine(_json ? JsonSerializer.Serialize(happened, DevJson.Default.ServerEvent) : Text(happened));
            _output.Flush();
        }
    }

    private static string Text(ServerEvent happened) => string.Create(
        CultureInfo.InvariantCulture,
        $"{happened.At:HH:mm:ss.fff} {happened.Kind,-18} {happened.Room} {happened.Subject} {happened.Detail}").TrimEnd();
}

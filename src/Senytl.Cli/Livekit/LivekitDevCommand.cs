using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Senytl.Cli.Arguments;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Dev;

namespace Senytl.Cli.Livekit;

/// <summary><c>senytl livekit dev</c>: the server on a port, with a log, until it is stopped.</summary>
internal static class LivekitDevCommand
{
    private const int CustomaryPort = 7880;

    public static Command Create(Terminal terminal)
    {
        var port = Values.Whole("--port", "TCP port; default 7880, 0 for any free one", 0, 65535, CustomaryPort);
        var mediaPort = Values.Whole("--media-port", "UDP port of all media; default any free one", 0, 65535, 7882);
        var bind = new Option<string>("--bind") { Description = "Address to listen on; default 127.0.0.1. Any other needs --api-key and --api-secret.", HelpName = "address" };
        var key = new Option<string>("--api-key") { Description = "API key; default devkey.", HelpName = "key" };
        var secret = new Option<string>("--api-secret") { Description = "API secret; default secret.", HelpName = "secret" };
        var json = new Option<bool>("--json") { Description = "One JSON object a line." };
        var command = new Command("dev", "Runs the server and logs joins, tracks, data and jobs. Not for production.") { port, mediaPort, bind, key, secret, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            new LivekitServerOptions
            {
                Port = parsed.GetValue(port) ?? CustomaryPort,
                MediaPort = parsed.GetValue(mediaPort) ?? 0,
                Address = AddressOf(parsed.GetValue(bind)),
                ApiKey = parsed.GetValue(key) ?? LivekitServerOptions.DevelopmentKey,
                ApiSecret = parsed.GetValue(secret) ?? LivekitServerOptions.DevelopmentSecret,
                Clock = terminal.Time,
            },
            parsed.GetValue(json),
            terminal,
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(LivekitServerOptions options, bool json, Terminal terminal, CancellationToken cancellation)
    {
        var server = await StartAsync(options, json, terminal, cancellation).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, terminal.Time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return ExitCode.Met;
    }

    private static async Task<LivekitDevServer> StartAsync(LivekitServerOptions options, bool json, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            return await LivekitDevServer.StartAsync(options, terminal.Output, json, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw CommandException.NotMeasured(
                $"The server cannot listen on {options.Address} port {options.Port} (media port {options.MediaPort}): {exception.Message} Give another --port, 0 to 65535; 0 takes a free one.");
        }
    }

    private static IPAddress AddressOf(string? text) => text switch
    {
        null => IPAddress.Loopback,
        _ when IPAddress.TryParse(text, out var address) => address,
        _ => throw CommandException.Usage($"--bind is '{text}'; it is an IP address, such as --bind 127.0.0.1."),
    };
}

using System.Net;
using System.Net.Sockets;
using Senytl.Cli;

namespace Senytl.Benchmarks.Http;

/// <summary>Nobody listens: no command line may come out well, whatever it states.</summary>
internal static class DeadTarget
{
    private static readonly string[] Loads =
    [
        "--rate 50", "--rate 50 --poisson", "--users 5", "--users 5 --p95 1s", "--rate 50 --p95 1s",
        "--users 5 --avg 1s", "--rate 50 --p99 1h", "--users 5 --max 1h", "--rate 50 --max-error-rate 1", "--users 5 --max-error-rate 1 --p95 1s --accept-unproven",
    ];

    public static async Task RunAsync(Figures figures)
    {
        using var reserved = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var failed = 0;
        foreach (var load in Loads)
        {
            string[] args = ["load", "--url", $"http://{reserved.LocalEndPoint}/", "--duration", "500ms", .. load.Split(' ')];
            failed += await SenytlCommand.RunAsync(args, TextWriter.Null, TextWriter.Null) == ExitCode.Met ? 0 : 1;
        }

        figures.Print("dead_target_failed", failed, $"of {Loads.Length} loads on a target that is not there");
    }
}

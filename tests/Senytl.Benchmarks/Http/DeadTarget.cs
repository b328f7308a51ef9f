using System.Net;
using System.Net.Sockets;
using Senytl.Cli;
using Senytl.Performance;

namespace Senytl.Benchmarks.Http;

/// <summary>Nobody listens, or what an objective is about is never measured: nothing of it may come out well, whatever it states.</summary>
internal static class DeadTarget
{
    private static readonly string[] Loads =
    [
        "--rate 50 --poisson", "--users 5", "--users 5 --p95 1s", "--rate 50 --p99 1h", "--users 5 --max 1h", "--rate 50 --max-error-rate 1",
        "--users 5 --max-error-rate 1 --p95 1s --accept-unproven",
    ];

    private static readonly Objective[] Missing =
    [
        Objectives.Duration(DurationMetric.TimeToFirstToken, Percentile.P95, TimeSpan.FromHours(1)),
        Objectives.Tokens(TokenKind.Output, perRequest: true, 1_000_000),
        Objectives.Cents(perRequest: true, 1_000_000),
    ];

    public static async Task RunAsync(Figures figures)
    {
        using var reserved = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var failed = 0;
        foreach (var load in Loads)
        {
            string[] args = ["load", "--url", $"http://{reserved.LocalEndPoint}/", "--duration", "500ms", .. load.Split(' ')];
            failed += await SenytlCommand.RunAsync(args, TextWriter.Null, TextWriter.Null) == ExitCode.Violated ? 1 : 0;
        }

        foreach (var objective in Missing)
        {
            failed += await IsViolatedAsync(objective) ? 1 : 0;
        }

        figures.Print("dead_target_failed", failed, $"of {Loads.Length + Missing.Length}: {Loads.Length} loads on a target that is not there, {Missing.Length} objectives for which nothing was measured");
    }

    private static async Task<bool> IsViolatedAsync(Objective objective)
    {
        var options = new LoadTestOptions { Name = "nothing measured", ConcurrentUsers = 1, IterationsPerUser = 1000, Objectives = [objective] };
        var result = await LoadTest.RunAsync(options, (_, _) => ValueTask.CompletedTask);
        try
        {
            result.ThrowIfFailed();
            return false;
        }
        catch (SlaViolationException)
        {
            return true;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Senytl.Cli.Tests.Tool;

public class ProcessTests
{
    [Fact]
    public async Task The_process_exits_with_the_code_of_the_verdict()
    {
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var url = new Uri(server.BaseAddress, "v1/models").ToString();

        var met = await RunAsync("load", "--url", url, "--users", "1", "--duration", "300ms", "--max", "1m");
        var violated = await RunAsync("load", "--url", url, "--users", "1", "--duration", "300ms", "--max", "1us");
        var usage = await RunAsync("load", "--url", url, "--users", "none");
        var unknown = await RunAsync("prices", "show", "gpt-99");

        Assert.Equal((0, 1, 2, 3), (met.Code, violated.Code, usage.Code, unknown.Code));
        Assert.Contains("--users is 'none'", usage.Error, StringComparison.Ordinal);
    }

    /// <summary>By SIGTERM, which goes the way of Ctrl-C: what a shell starts in the background ignores SIGINT itself.</summary>
    [Fact(Timeout = 120_000)]
    public async Task A_signal_ends_a_load_with_what_it_recorded()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "kill sends no signals on Windows");
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var process = SenytlProcess.Start(
            "load", "--url", new Uri(server.BaseAddress, "v1/models").ToString(), "--users", "2", "--duration", "1h", "--json");
        var end = SenytlProcess.EndAsync(process);
        await ServedAsync(server);

        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var run = await end;
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(ExitCode.NotMeasured, run.Code);
        Assert.True(json.RootElement.GetProperty("succeeded").GetInt64() > 0);
        Assert.Contains("partial", run.Error, StringComparison.Ordinal);
    }

    private static async Task<Cli> RunAsync(params string[] args)
    {
        using var process = SenytlProcess.Start(args);
        return await SenytlProcess.EndAsync(process);
    }

    /// <summary>Returns when the target has answered requests, which shows that the load runs.</summary>
    private static async Task ServedAsync(ModelServer.ModelServer server)
    {
        while (server.RequestCount < 100)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}

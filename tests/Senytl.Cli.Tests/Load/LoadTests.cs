using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Senytl.ModelServer;
using Senytl.Testing;

namespace Senytl.Cli.Tests.Load;

public class LoadTests
{
    // One user: with several, a busy machine may saturate the generator, and then no latency is judged as met.
    private static readonly string[] Short = ["--users", "1", "--duration", "300ms"];

    [Fact]
    public async Task A_load_within_its_limits_is_met_and_reports_them()
    {
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var run = await RunAsync(server, [.. Short, "--max", "1m", "--min-throughput", "0.1"]);

        Assert.Equal(ExitCode.Met, run.Code);
        Assert.Contains("PASS", run.Output, StringComparison.Ordinal);
        Assert.Contains("≤ 60 s", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("memory", run.Output, StringComparison.Ordinal);
        Assert.True(server.RequestCount > 0);
    }

    [Fact]
    public async Task A_broken_limit_is_violated()
    {
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var run = await RunAsync(server, [.. Short, "--max", "1us"]);

        Assert.Equal(ExitCode.Violated, run.Code);
        Assert.Contains("FAIL", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_that_too_few_requests_cannot_prove_has_no_answer_unless_that_is_accepted()
    {
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        string[] few = ["--rate", "10", "--duration", "500ms", "--p99", "1m"];

        var strict = await RunAsync(server, few);
        var lenient = await RunAsync(server, [.. few, "--accept-unproven"]);

        Assert.Equal(ExitCode.NotMeasured, strict.Code);
        Assert.Contains("--accept-unproven", strict.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Met, lenient.Code);
    }

    [Fact]
    public async Task A_rate_sends_exactly_the_requests_that_were_due()
    {
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var run = await RunAsync(server, ["--rate", "40", "--duration", "500ms", "--json"]);

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(20, json.RootElement.GetProperty("requests").GetInt64());
        Assert.Equal(20, server.RequestCount);
    }

    [Fact]
    public async Task A_body_is_posted_with_its_headers()
    {
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        const string Body = """{"model":"gpt-4o-mini","messages":[{"role":"user","content":"hi"}]}""";

        var run = await Cli.RunAsync(
            ["load", "--url", new Uri(server.BaseAddress, "v1/chat/completions").ToString(), "--body", Body, "--header", "X-Test: 1", .. Short]);

        Assert.Equal(ExitCode.Met, run.Code);
        Assert.Contains("POST ", run.Output, StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.Equal("gpt-4o-mini", request.Model));
    }

    [Fact]
    public async Task A_body_after_an_at_sign_is_the_file_byte_by_byte()
    {
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        var file = folder.File("ask.json", """
            {
              "model": "from the file",
              "messages": [{ "role": "user", "content": "hi" }]
            }
            """);

        var run = await Cli.RunAsync(
            ["load", "--url", new Uri(server.BaseAddress, "v1/chat/completions").ToString(), "--body", $"@{file}", .. Short]);

        Assert.Contains("POST ", run.Output, StringComparison.Ordinal);
        Assert.NotEmpty(server.Requests);
        Assert.All(server.Requests, request => Assert.Equal("from the file", request.Model));
    }

    [Theory]
    [InlineData("1m", ExitCode.NotMeasured)]
    [InlineData("1us", ExitCode.Violated)]
    public async Task A_report_that_cannot_be_written_any_more_hides_no_verdict(string limit, int code)
    {
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        var file = folder.File("load.md");
        server.When(_ => Taken(file)).Respond("never");

        var run = await Cli.RunAsync(
            [
                "load", "--url", new Uri(server.BaseAddress, "v1/chat/completions").ToString(), "--body", """{"model":"m","messages":[{"role":"user","content":"hi"}]}""",
                .. Short, "--max", limit, "--report", file,
            ]);

        Assert.Equal(code, run.Code);
        Assert.Contains("could not be written", run.Error, StringComparison.Ordinal);
        Assert.Equal("somebody else's", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_report_goes_into_a_folder_that_is_made_for_it()
    {
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        var file = folder.File(Path.Combine("new", "load.md"));

        var run = await RunAsync(server, [.. Short, "--report", file]);

        Assert.Equal(ExitCode.Met, run.Code);
        Assert.True(File.Exists(file), run.Error);
    }

    [Fact]
    public async Task An_answer_that_is_no_success_is_a_failed_request()
    {
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var run = await Cli.RunAsync(["load", "--url", new Uri(server.BaseAddress, "nowhere").ToString(), .. Short, "--max", "1h"]);

        Assert.Equal(ExitCode.Violated, run.Code);
        Assert.Contains("HTTP 404", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--users 2")]
    [InlineData("--rate 20 --max 1h")]
    [InlineData("--rate 20 --max-error-rate 1 --p95 1h --accept-unproven")]
    [InlineData("--users 2 --max-error-rate 1")]
    public async Task A_target_that_is_not_there_is_violated_whatever_is_stated(string load)
    {
        using var reserved = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        var run = await Cli.RunAsync(["load", "--url", $"http://{reserved.LocalEndPoint}/", "--duration", "300ms", .. load.Split(' ')]);

        Assert.Equal(ExitCode.Violated, run.Code);
        Assert.Contains("no request succeeded", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_hangs_holds_the_command_for_the_grace_period_and_not_for_the_limit_of_a_request()
    {
        // The system accepts connections, and nobody ever answers.
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        silent.Listen();

        var run = await Cli.RunAsync(["load", "--url", $"http://{silent.LocalEndPoint}/", "--rate", "20", "--duration", "300ms", "--json"]);

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(ExitCode.Violated, run.Code);
        Assert.Equal(6, json.RootElement.GetProperty("outcomes").GetProperty("Unfinished").GetInt64());
    }

    [Fact]
    public async Task A_stopped_load_reports_what_it_has_and_proves_nothing()
    {
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        server.When(_ => server.RequestCount >= 20 && Stop(stop)).Respond("never");

        var run = await Cli.RunAsync(
            stop.Token,
            "load",
            "--url",
            new Uri(server.BaseAddress, "v1/chat/completions").ToString(),
            "--body",
            """{"model":"m","messages":[{"role":"user","content":"hi"}]}""",
            "--users",
            "1",
            "--duration",
            "1h",
            "--grace",
            "1s",
            "--json");

        Assert.Equal(ExitCode.NotMeasured, run.Code);
        Assert.Contains("partial", run.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(run.Output);
        Assert.True(json.RootElement.GetProperty("succeeded").GetInt64() >= 19);
    }

    [Fact]
    public async Task A_report_of_histograms_has_a_line_for_each_second_and_measure()
    {
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        var file = folder.File("load.hlog");

        var run = await RunAsync(server, [.. Short, "--report", file]);

        Assert.Equal(ExitCode.Met, run.Code);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains(lines, line => line.StartsWith("Tag=response_time,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Tag=service_time,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_is_written_once_and_never_over_another()
    {
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        var file = folder.File("load.md");

        var first = await RunAsync(server, [.. Short, "--report", file]);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var count = server.RequestCount;
        var second = await RunAsync(server, [.. Short, "--report", file]);

        Assert.Equal(ExitCode.Met, first.Code);
        Assert.Contains("|", text, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, second.Code);
        Assert.Equal(count, server.RequestCount);
    }

    [Fact]
    public async Task A_line_a_second_tells_how_the_run_stands()
    {
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var clock = new ManualClock();
        server.When(_ => Passes(clock, TimeSpan.FromMilliseconds(100))).Respond("never");
        using var error = new StringWriter();

        await SenytlCommand.RunAsync(
            [
                "load", "--url", new Uri(server.BaseAddress, "v1/chat/completions").ToString(), "--body", """{"model":"m","messages":[{"role":"user","content":"hi"}]}""",
                "--users", "1", "--duration", "3s",
            ],
            new Terminal(TextWriter.Null, TextWriter.Synchronized(error)) { Time = clock },
            TestContext.Current.CancellationToken);

        var lines = error.ToString().Split('\n');
        Assert.Matches("^    1 s  1 user  9 requests  9/s  p50 100 ms  p95 100 ms  0 errors  no cost", lines[0]);
        Assert.Matches("^    2 s  1 user  19 requests  10/s  ", lines[1]);
    }

    [Fact]
    public async Task A_query_and_its_secrets_stay_out_of_the_report()
    {
        await using var server = await ModelServer.ModelServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var run = await Cli.RunAsync(
            ["load", "--url", $"{server.BaseAddress}v1/models?key=hush", "--header", "Authorization: Bearer hush", .. Short]);

        Assert.Equal(ExitCode.Met, run.Code);
        Assert.DoesNotContain("hush", run.Output + run.Error, StringComparison.Ordinal);
    }

    private static bool Passes(ManualClock clock, TimeSpan time)
    {
        clock.Advance(time);
        return false;
    }

    private static bool Taken(string file)
    {
        lock (Short)
        {
            File.WriteAllText(file, "somebody else's");
        }

        return false;
    }

    private static bool Stop(CancellationTokenSource stop)
    {
        stop.Cancel();
        return false;
    }

    private static Task<Cli> RunAsync(ModelServer.ModelServer server, string[] load) =>
        Cli.RunAsync(["load", "--url", new Uri(server.BaseAddress, "v1/models").ToString(), .. load]);
}

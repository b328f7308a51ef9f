namespace Senytl.Cli.Tests;

public class UsageTests
{
    private const string Url = "http://127.0.0.1:1/";

    [Theory]
    [InlineData("load --url foo --rate 1 --duration 1s", "--url is 'foo'", "http://127.0.0.1:8080/")]
    [InlineData("load --url file:///etc/x --rate 1 --duration 1s", "--url is 'file:///etc/x'", "http or https")]
    [InlineData("load --url http://me:pw@127.0.0.1/ --rate 1 --duration 1s", "--url is", "--header")]
    [InlineData($"load --url {Url} --rate 0 --duration 1s", "--rate is '0'", "above 0 and at most 10000000")]
    [InlineData($"load --url {Url} --rate fast --duration 1s", "--rate is 'fast'", "such as --rate 200")]
    [InlineData($"load --url {Url} --users 0 --duration 1s", "--users is '0'", "from 1 to 1000000")]
    [InlineData($"load --url {Url} --users 2 --duration 1x", "--duration is '1x'", "unit us, ms, s, m or h")]
    [InlineData($"load --url {Url} --users 2 --duration 0s", "--duration is '0s'", "above 0")]
    [InlineData($"load --url {Url} --users 2 --duration 1s --p95 -5ms", "--p95 is '-5ms'", "such as --p95 800ms")]
    [InlineData($"load --url {Url} --users 2 --duration 1s --max-error-rate 2", "--max-error-rate is '2'", "from 0 to 1")]
    [InlineData($"load --url {Url} --users 2 --rate 1 --duration 1s", "--rate and --users are both given", "give one of them")]
    [InlineData($"load --url {Url} --duration 1s", "Neither --rate nor --users", "--rate 200")]
    [InlineData($"load --url {Url} --users 2", "--duration is missing", "such as --duration 30s")]
    [InlineData($"load --url {Url} --users 2 --duration 1s --poisson", "--poisson is given without --rate", "Add --rate")]
    [InlineData($"load --url {Url} --rate 2 --duration 1s --seed 3", "--seed is given without --poisson", "Add --poisson")]
    [InlineData($"load --url {Url} --rate 2 --duration 1s --ramp-up 3s", "--ramp-up is given with --rate", "--users")]
    [InlineData($"load --url {Url} --rate 2 --duration 1s --method BREW", "--method is 'BREW'", "GET, POST")]
    [InlineData($"load --url {Url} --rate 2 --duration 1s --method GET --body x", "--method is 'GET'", "POST")]
    [InlineData($"load --url {Url} --rate 2 --duration 1s --header nocolon", "--header has no name", "Name: value")]
    [InlineData($"load --url {Url} --rate 2 --duration 1s --body x --body-file y", "--body and --body-file", "give one")]
    [InlineData($"load --url {Url} --rate 2 --duration 1s --body-file missing.json", "--body-file is 'missing.json'", "name one that exists")]
    [InlineData($"load --url {Url} --rate 2 --duration 1s --report x.pdf", "--report is 'x.pdf'", ".json, .md, .txt or .hlog")]
    [InlineData($"load --url {Url} --rate 2 --duration 1s --warmup 1s", "--warmup is 1s and --duration is 1s", "a shorter --warmup or a longer --duration")]
    [InlineData($"load --url {Url} --users 2 --duration 900ms --ramp-up 2m", "--ramp-up is 2m and --duration is 900ms", "a shorter --ramp-up or a longer --duration")]
    [InlineData($"load --url {Url} --users 2 --duration 1s --timeout 250us", "--timeout is 250us; it is at least 1ms", "--timeout 5s")]
    [InlineData($"load --url {Url} --rate 2 --duration 1s --header Referer=http://x", "'Referer=http' is no name of a header", "letters, digits and hyphens")]
    [InlineData($"load --url {Url} --rate 2 --duration 1s --header Content-Type:text/plain", "--header is 'Content-Type: …', which describes a body", "add --body")]
    [InlineData($"load --url {Url} --rate 2 --duration 1s --body @missing.json", "--body is '@missing.json'", "name one that exists")]
    [InlineData("self-chek", "'self-chek' is no command; there are load, self-check, prices, livekit", "did you mean self-check?")]
    [InlineData("prices shw", "'shw' is no command; there are", "did you mean show?")]
    [InlineData("benchmark", "'benchmark' is no command; there are load, self-check, prices, livekit.", "--help")]
    [InlineData($"load --url {Url} --usrs 2", "'--usrs' is no option of load", "did you mean --users?")]
    [InlineData("livekit dev --port 70000", "--port is '70000'", "from 0 to 65535")]
    [InlineData("livekit dev --bind here", "--bind is 'here'", "such as --bind 127.0.0.1")]
    [InlineData("livekit dev --port 0 --bind 0.0.0.0", "not loopback", "ApiSecret")]
    [InlineData("prices diff --from missing.json", "--from is 'missing.json'", "price list")]
    public async Task A_wrong_value_is_named_with_its_range_and_the_next_step(string line, string value, string help)
    {
        var run = await Cli.RunAsync(line.Split(' '));

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
        Assert.Contains(help, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_refused_before_the_run()
    {
        using var folder = new TemporaryFolder();
        var report = Path.Combine(folder.File("file", "no folder"), "load.md");

        var run = await Cli.RunAsync("load", "--url", Url, "--rate", "2", "--duration", "1h", "--report", report);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains($"--report is '{report}', which cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Contains("Name a file in a folder that can be written", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--users 5 --duration 10s --ramp-up 20s")]
    [InlineData("--users 5 --duration 10s --ramp-up 10s")]
    [InlineData("--rate 10 --duration 5s --warmup 5s")]
    [InlineData("--rate 10 --duration 5s --timeout 0.5ms")]
    public async Task A_wrong_load_is_told_in_the_words_of_the_command_and_not_of_the_engine(string load)
    {
        var run = await Cli.RunAsync([.. $"load --url {Url} {load}".Split(' ')]);

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.DoesNotMatch("RampUp|Warmup|Duration|RequestTimeout|profile|00:00", run.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("lod")]
    [InlineData("load")]
    [InlineData("self-check --jsn")]
    [InlineData("prices update --from x.json")]
    public async Task A_command_line_that_is_not_understood_is_a_usage_error(string line)
    {
        var run = await Cli.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "self-check")]
    [InlineData("load --help", "--max-error-rate")]
    [InlineData("livekit dev --help", "--api-secret")]
    public async Task Help_lists_what_there_is(string line, string expected)
    {
        var run = await Cli.RunAsync(line.Split(' '));

        Assert.Equal(ExitCode.Met, run.Code);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }
}

using System.Globalization;
using Senytl.Performance.Adapters;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Adapters;

public class ProgressOutputTests
{
    [Fact]
    public async Task A_run_of_less_than_five_seconds_shows_nothing() => Assert.Empty(await LinesAsync(seconds: 4, interval: 1));

    [Fact]
    public async Task A_longer_run_shows_a_line_a_second_from_the_fifth_on() => Assert.Equal(
        ["Agent.Answers: 5 s", "Agent.Answers: 6 s", "Agent.Answers: 7 s", "Agent.Answers: 8 s"], Times(await LinesAsync(seconds: 8, interval: 1)));

    [Fact]
    public async Task A_longer_interval_shows_fewer_lines() =>
        Assert.Equal(["Agent.Answers: 5 s", "Agent.Answers: 15 s", "Agent.Answers: 25 s"], Times(await LinesAsync(seconds: 30, interval: 10)));

    [Fact]
    public async Task A_sink_that_fails_is_not_asked_again_and_the_run_goes_on()
    {
        var asked = 0;

        var result = await RunAsync(8, new ProgressOutput("Agent.Answers", TimeSpan.FromSeconds(1), _ =>
        {
            asked++;
            throw new IOException("closed");
        }));

        Assert.Equal(1, asked);
        Assert.Equal((80, null), (result.Requests, result.AbortReason));
    }

    [Fact]
    public async Task A_line_tells_users_requests_rate_percentiles_errors_and_spend()
    {
        var lines = await LinesAsync(seconds: 6, interval: 1);

        Assert.Equal("Agent.Answers: 5 s  1 user  49 requests  10/s  p50 100 ms  p95 100 ms  0 errors  no cost", lines[0]);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(" ", 1)]
    [InlineData("10", 10)]
    [InlineData("3600", 3600)]
    public void The_environment_says_how_often(string? value, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), PerformanceEnvironment.ReadProgressInterval(value));

    [Fact]
    public void The_environment_can_ask_for_none() => Assert.Null(PerformanceEnvironment.ReadProgressInterval("off"));

    [Theory]
    [InlineData("0")]
    [InlineData("1.5")]
    [InlineData("3601")]
    [InlineData("often")]
    public void Another_interval_is_refused(string value) => Assert.Contains(
        $"SENYTL_PROGRESS is '{value}'; it is off, or 1 to 3600 seconds",
        Assert.Throws<InvalidOperationException>(() => PerformanceEnvironment.ReadProgressInterval(value)).Message,
        StringComparison.Ordinal);

    private static IEnumerable<string> Times(IEnumerable<string> lines) => lines.Select(line => line[..(line.IndexOf(" s ", StringComparison.Ordinal) + 2)]);

    private static async Task<List<string>> LinesAsync(int seconds, int interval)
    {
        var lines = new List<string>();
        using var _ = new Culture("de-DE");
        await RunAsync(seconds, new ProgressOutput("Agent.Answers", TimeSpan.FromSeconds(interval), lines.Add));
        return lines;
    }

    private static Task<PerformanceResult> RunAsync(int seconds, IProgress<RunProgress> progress)
    {
        var clock = new ManualClock();
        var options = new BenchmarkOptions
        {
            Name = "Agent.Answers",
            Iterations = seconds * 10,
            Warmup = 0,
            TimeProvider = clock,
            Progress = progress,
        };
        return Benchmark.RunAsync(options, _ =>
        {
            clock.Advance(TimeSpan.FromSeconds(0.1));
            return Task.CompletedTask;
        });
    }

    private sealed class Culture : IDisposable
    {
        private readonly CultureInfo before = CultureInfo.CurrentCulture;

        public Culture(string name) => CultureInfo.CurrentCulture = new CultureInfo(name);

        public void Dispose() => CultureInfo.CurrentCulture = before;
    }
}

using Senytl.Testing;

namespace Senytl.Performance.Tests.Measuring;

public sealed class SteadyStateTests
{
    [Fact]
    public async Task A_cold_start_in_a_benchmark_names_the_option_that_leaves_it_out()
    {
        var result = await Runs.OfAsync([.. Cold]);

        Assert.Contains("the first 20 requests look like warm-up (MSER-5) and move the average by more than 5 %: raise Warmup, which leaves iterations out, or WarmupSeconds of [Benchmark], WarmupDuration of BenchmarkOptions", result.Notes);
    }

    [Fact]
    public async Task A_cold_start_in_a_closed_load_names_the_options_of_attribute_and_code()
    {
        var note = Assert.Single((await LoadAsync()).Notes, IsHint);

        Assert.EndsWith("WarmupIterationsPerUser, or with a time: WarmupSeconds of [LoadTest], Warmup of LoadTestOptions", note, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_load_is_advised_no_option_that_its_profile_refuses()
    {
        var options = new LoadTestOptions { Name = "open", Profile = LoadProfile.ConstantRate(1, TimeSpan.FromSeconds(200)) };

        Assert.Equal("leave them out with a time: WarmupSeconds of [LoadTest], Warmup of LoadTestOptions", options.WarmupRemedy);
        Assert.Contains("WarmupIterationsPerUser", Assert.Throws<ArgumentException>(() => (options with { WarmupIterationsPerUser = 1 }).Validate()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_steady_run_says_nothing() => Assert.DoesNotContain((await Runs.OfAsync([.. Enumerable.Repeat(10.0, 200)])).Notes, note => IsHint(note));

    [Fact]
    public async Task A_cold_start_that_a_long_run_outweighs_is_not_worth_a_word() =>
        Assert.DoesNotContain((await Runs.OfAsync([.. LongRun(cold: 20)])).Notes, note => IsHint(note));

    [Fact]
    public async Task A_long_run_says_how_much_of_it_was_looked_at() => Assert.StartsWith(
        "the first 300 requests look like warm-up (MSER-5 of the first 4,096) and move the average by more than 5 %: ",
        Assert.Single((await Runs.OfAsync([.. LongRun(cold: 100)])).Notes, IsHint),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_long_run_that_settled_late_is_not_said_to_have_settled_in_no_half_of_it()
    {
        var result = await Runs.OfAsync([.. Enumerable.Range(0, 8_000).Select(index => Math.Max(10, 100 - (index / 50.0)))]);

        Assert.StartsWith(
            "response times had not settled within the first half of the first 4,096 requests (MSER-5), and these move the average of the run by more than 5 %: ",
            Assert.Single(result.Notes, IsHint),
            StringComparison.Ordinal);
    }

    /// <summary>Three hundred of the first requests take so many milliseconds, and the others ten.</summary>
    private static IEnumerable<double> LongRun(double cold) => Enumerable.Range(0, 12_000).Select(index => index < 300 ? cold : 10);

    private static IEnumerable<double> Cold => Enumerable.Range(0, 200).Select(index => index < 20 ? 500.0 : 10);

    private static bool IsHint(string note) => note.Contains("MSER-5", StringComparison.Ordinal);

    private static Task<PerformanceResult> LoadAsync()
    {
        var clock = new ManualClock();
        var index = 0;
        var cold = Cold.ToList();
        var options = new LoadTestOptions { Name = "cold", TimeProvider = clock, ConcurrentUsers = 1, IterationsPerUser = cold.Count };
        return LoadTest.RunAsync(options, (_, _) =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(cold[index++]));
            return Task.CompletedTask;
        });
    }
}

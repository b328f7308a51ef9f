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

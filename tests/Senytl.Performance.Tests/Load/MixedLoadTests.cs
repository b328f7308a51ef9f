using System.Collections.Concurrent;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

/// <summary>Mixes, data and pauses as the engine deals them out.</summary>
public class MixedLoadTests
{
    private static readonly string[] Questions = ["a", "b", "c", "d", "e"];

    [Fact]
    public async Task A_mix_runs_each_body_by_its_weight_in_a_closed_load()
    {
        var options = new LoadTestOptions { Name = "mix", ConcurrentUsers = 20, IterationsPerUser = 100 };
        var (counts, result) = await MixedAsync(options, seed: 3);

        Assert.Equal(1_400, counts["search"], 70.0);
        Assert.Equal(600, counts["order"], 70.0);
        Assert.Equal(2_000, result.Requests);
        Assert.Equal("load test, 20 users, 100 iterations each; mix of 70 % search, 30 % order (seed 3)", result.Profile);
    }

    [Fact]
    public async Task The_seed_of_a_mix_repeats_its_choices_whatever_the_order_of_the_users()
    {
        var options = new LoadTestOptions { Name = "mix", ConcurrentUsers = 20, IterationsPerUser = 100 };

        Assert.Equal((await MixedAsync(options, seed: 3)).Counts["search"], (await MixedAsync(options, seed: 3)).Counts["search"]);
        Assert.NotEqual(
            await ChoicesAsync(new WeightedMix<string>(3, ("search", 7), ("order", 3))),
            await ChoicesAsync(new WeightedMix<string>(4, ("search", 7), ("order", 3))));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Each_iteration_of_a_closed_load_is_the_kind_that_the_seed_of_the_mix_says(int seed)
    {
        var ran = new ConcurrentDictionary<long, string>();
        var mix = new WeightedMix<LoadScenario>(seed, (Noting("search"), 7), (Noting("order"), 3));

        await LoadTest.RunAsync(new LoadTestOptions { Name = "mix", ConcurrentUsers = 4, IterationsPerUser = 50 }, mix);

        Assert.Equal(Enumerable.Range(0, 200).Select(i => new WeightedMix<string>(seed, ("search", 7), ("order", 3)).At(i)), ran.OrderBy(one => one.Key).Select(one => one.Value));

        LoadScenario Noting(string name) => new(name, (user, _) =>
        {
            Assert.True(ran.TryAdd(user.Position.Iteration, name));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_mix_runs_by_the_index_of_the_arrival_in_an_open_load()
    {
        var profile = LoadProfile.ConstantRate(1_000, TimeSpan.FromSeconds(0.5));
        var (counts, result) = await MixedAsync(new LoadTestOptions { Name = "mix", Profile = profile }, seed: 9);

        var expected = Enumerable.Range(0, 500).Count(index => new WeightedMix<string>(9, ("search", 7), ("order", 3)).At(index) == "search");
        Assert.Equal((expected, 500 - expected), (counts["search"], counts["order"]));
        Assert.EndsWith("; mix of 70 % search, 30 % order (seed 9)", result.Profile, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_scenarios_of_one_name_are_refused()
    {
        var scenario = new LoadScenario("search", (_, _) => Task.CompletedTask);
        var options = new LoadTestOptions { Name = "mix", IterationsPerUser = 1 };

        var error = Assert.Throws<ArgumentException>(() => { _ = LoadTest.RunAsync(options, new WeightedMix<LoadScenario>(1, (scenario, 1), (scenario, 2))); });

        Assert.Contains("Two scenarios are named 'search'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new LoadScenario(" ", (_, _) => Task.CompletedTask));
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(1, 15)]
    public async Task Data_in_turn_goes_once_through_all_items_however_many_users_share_it(int users, int iterations)
    {
        var (given, profile) = await FedAsync(
            new LoadTestOptions { Name = "fed", ConcurrentUsers = users, IterationsPerUser = iterations }, DataFeed.Sequential(Questions));

        Assert.Equal([("a", 3), ("b", 3), ("c", 3), ("d", 3), ("e", 3)], given.CountBy(one => one.Item).Select(pair => (pair.Key, pair.Value)).Order());
        Assert.EndsWith("; 5 items of data in turn", profile, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Divided_data_gives_each_user_its_own()
    {
        var (given, profile) = await FedAsync(
            new LoadTestOptions { Name = "fed", ConcurrentUsers = 2, IterationsPerUser = 6 }, DataFeed.Partitioned(Questions, users: 2));

        Assert.Equal(["a", "c", "e"], given.Where(one => one.User == 0).Select(one => one.Item).Distinct().Order());
        Assert.Equal(["b", "d"], given.Where(one => one.User == 1).Select(one => one.Item).Distinct().Order());
        Assert.EndsWith("; 5 items of data divided among 2 users", profile, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shuffled_data_of_an_open_load_deals_each_item_once_a_round()
    {
        var profile = LoadProfile.ConstantRate(1_000, TimeSpan.FromSeconds(0.1));
        var (given, text) = await FedAsync(new LoadTestOptions { Name = "fed", Profile = profile }, DataFeed.Shuffled(Questions, seed: 4));

        Assert.Equal(100, given.Count);
        Assert.All(given.CountBy(one => one.Item), item => Assert.Equal(20, item.Value));
        Assert.EndsWith("; 5 items of data shuffled (seed 4)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, false, "divided among 2 users, and the load has 3: divide it among 3")]
    [InlineData(2, true, "an open load has none: deal it out by Sequential or Shuffled")]
    public void Divided_data_that_does_not_fit_is_refused_before_the_run(int users, bool open, string error)
    {
        var options = open
            ? new LoadTestOptions { Name = "fed", Profile = LoadProfile.ConstantRate(1, TimeSpan.FromSeconds(1)) }
            : new LoadTestOptions { Name = "fed", ConcurrentUsers = users, IterationsPerUser = 1 };

        var thrown = Assert.Throws<ArgumentException>(
            () => { _ = LoadTest.RunAsync(options, DataFeed.Partitioned(Questions, users: 2), (_, _, _) => Task.CompletedTask); });

        Assert.Contains(error, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pauses_spread_around_the_think_time_and_repeat_by_the_seed()
    {
        var pauses = await PausesAsync(seed: 1, spread: 0.5);

        Assert.Equal(pauses, await PausesAsync(seed: 1, spread: 0.5));
        Assert.NotEqual(pauses, await PausesAsync(seed: 2, spread: 0.5));
        Assert.All(pauses, pause => Assert.InRange(pause.TotalSeconds, 5, 15));
        Assert.InRange(pauses.Max().TotalSeconds - pauses.Min().TotalSeconds, 8, 10);
        Assert.Equal(10, pauses.Average(pause => pause.TotalSeconds), 0.8);
    }

    [Fact]
    public async Task Without_a_spread_every_pause_is_the_think_time() =>
        Assert.All(await PausesAsync(seed: 1, spread: 0), pause => Assert.Equal(10, pause.TotalSeconds));

    [Theory]
    [InlineData(-0.1, 1, "ThinkTimeSpread is -0.1; it is 0 to 1.")]
    [InlineData(double.NaN, 1, "ThinkTimeSpread is NaN; it is 0 to 1.")]
    [InlineData(0.5, 0, "ThinkTimeSpread is 0.5 without ThinkTime; give the mean pause.")]
    public void A_spread_that_makes_no_sense_is_refused(double spread, int seconds, string error) => Assert.Contains(
        error,
        Assert.Throws<ArgumentException>(new LoadTestOptions
        {
            Name = "think",
            IterationsPerUser = 1,
            ThinkTime = TimeSpan.FromSeconds(seconds),
            ThinkTimeSpread = spread,
        }.Validate).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_spread_beside_a_profile_is_named_among_what_the_profile_replaces() => Assert.Contains(
        "RampUp, ThinkTime, ThinkTimeSpread or WarmupIterationsPerUser",
        Assert.Throws<ArgumentException>(new LoadTestOptions
        {
            Name = "think",
            Profile = LoadProfile.ConstantRate(1, TimeSpan.FromSeconds(1)),
            ThinkTimeSpread = 0.5,
        }.Validate).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task Think_time_and_its_spread_are_in_the_printed_profile()
    {
        var options = new LoadTestOptions
        {
            Name = "think",
            ConcurrentUsers = 2,
            IterationsPerUser = 1,
            ThinkTime = TimeSpan.FromSeconds(1.5),
            ThinkTimeSpread = 0.25,
            Seed = 7,
        };

        var result = await LoadTest.RunAsync(options, (_, _) => Task.CompletedTask);

        Assert.Equal("load test, 2 users, 1 iteration each, think time 1.5 s ± 25 %, seed 7", result.Profile);
    }

    [Fact]
    public async Task A_seed_that_is_not_the_default_is_part_of_the_printed_profile()
    {
        var closed = new LoadTestOptions { Name = "seeded", ConcurrentUsers = 2, IterationsPerUser = 1, WarmupIterationsPerUser = 1 };
        var open = new LoadTestOptions { Name = "seeded", Profile = LoadProfile.Burst(1, TimeSpan.FromSeconds(0.01), TimeSpan.FromSeconds(0.01)) };
        var benchmark = new BenchmarkOptions { Name = "seeded", Iterations = 2 };

        Assert.EndsWith(", 1 iteration of warm-up each, seed 7", (await LoadTest.RunAsync(closed with { Seed = 7 }, PickAsync)).Profile, StringComparison.Ordinal);
        Assert.EndsWith(" in flight, seed -7", (await LoadTest.RunAsync(open with { Seed = -7 }, PickAsync)).Profile, StringComparison.Ordinal);
        Assert.Equal("benchmark, 2 iterations after 1 of warm-up, seed 7", (await Benchmark.RunAsync(benchmark with { Seed = 7 }, _ => Task.CompletedTask)).Profile);
        Assert.Equal("benchmark, 2 iterations after 1 of warm-up", (await Benchmark.RunAsync(benchmark, _ => Task.CompletedTask)).Profile);

        static Task PickAsync(VirtualUser user, CancellationToken token) => Task.FromResult(user.Next(10));
    }

    private static async Task<(ConcurrentDictionary<string, int> Counts, PerformanceResult Result)> MixedAsync(LoadTestOptions options, int seed)
    {
        var counts = new ConcurrentDictionary<string, int>();
        var mix = new WeightedMix<LoadScenario>(seed, (Counting("search"), 7), (Counting("order"), 3));
        return (counts, await LoadTest.RunAsync(options, mix));

        LoadScenario Counting(string name) => new(name, (_, _) =>
        {
            counts.AddOrUpdate(name, 1, (_, known) => known + 1);
            return Task.CompletedTask;
        });
    }

    /// <summary>What each of four users was given, in its own order.</summary>
    private static async Task<string> ChoicesAsync(WeightedMix<string> mix)
    {
        var chosen = new string[4];
        var options = new LoadTestOptions { Name = "mix", ConcurrentUsers = 4, IterationsPerUser = 50 };
        await LoadTest.RunAsync(options, (user, _) =>
        {
            chosen[user.Index] += mix.For(user);
            return Task.CompletedTask;
        });
        return string.Join('|', chosen);
    }

    private static async Task<(List<(int User, string Item)> Given, string Profile)> FedAsync(LoadTestOptions options, DataFeed<string> feed)
    {
        var given = new ConcurrentBag<(int, string)>();
        var result = await LoadTest.RunAsync(options, feed, (user, item, _) =>
        {
            given.Add((user.Index, item));
            return Task.CompletedTask;
        });
        Assert.Equal(given.Count, result.Succeeded);
        return ([.. given], result.Profile);
    }

    private static async Task<List<TimeSpan>> PausesAsync(int seed, double spread)
    {
        var clock = new ManualClock { JumpsToDelays = true };
        var result = await LoadTest.RunAsync(
            new LoadTestOptions
            {
                Name = "think",
                ConcurrentUsers = 1,
                IterationsPerUser = 200,
                ThinkTime = TimeSpan.FromSeconds(10),
                ThinkTimeSpread = spread,
                Seed = seed,
                TimeProvider = clock,
            },
            (_, _) => Task.CompletedTask);
        var starts = result.Samples.Select(sample => sample.StartedAfter).Order().ToList();
        return [.. starts.Zip(starts.Skip(1), (one, next) => next - one)];
    }
}

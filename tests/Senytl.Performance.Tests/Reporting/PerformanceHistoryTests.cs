using Senytl.Performance.Reporting;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Reporting;

public sealed class PerformanceHistoryTests : IDisposable
{
    private readonly string test = $"Agent.History {Guid.NewGuid():N}";

    private string Folder => ResultFolder.Of(test);

    [Fact]
    public void A_test_that_never_ran_has_no_history() => Assert.Empty(PerformanceHistory.Of(test));

    [Fact]
    public async Task Results_are_kept_by_run_oldest_first()
    {
        await WriteAsync(new DateTimeOffset(2026, 5, 2, 0, 0, 0, TimeSpan.Zero), 20);
        await WriteAsync(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), 10);

        Assert.Equal([0.01, 0.02], PerformanceHistory.Of(test).Select(result => result.ResponseTime.Max));
    }

    [Fact]
    public async Task Two_runs_in_the_same_millisecond_keep_both_results()
    {
        var start = new DateTimeOffset(2026, 5, 2, 0, 0, 0, TimeSpan.Zero);
        await WriteAsync(start, 20);
        await WriteAsync(start, 10);

        Assert.Equal(2, PerformanceHistory.Of(test).Count);
        Assert.Equal(6, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public async Task A_run_that_has_not_ended_is_no_history()
    {
        using var file = ResultFile.Create(test, new ManualClock());
        file.WritePartial(await Scenarios.PlainAsync());

        Assert.Empty(PerformanceHistory.Of(test));
        Assert.Single(Directory.GetFiles(Folder, "*.partial.json"));
    }

    [Fact]
    public async Task A_file_of_a_later_schema_is_named()
    {
        await WriteAsync(DateTimeOffset.UnixEpoch, 10);
        var path = Directory.GetFiles(Folder, "*.json").Single();
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"schema\": 1", "\"schema\": 99", StringComparison.Ordinal));

        var error = Assert.Throws<InvalidDataException>(() => PerformanceHistory.Of(test));

        Assert.Contains($"{path} has schema 99; this version reads 1 to 1", error.Message);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{ not json")]
    [InlineData("""{ "schema": 1 }""")]
    public void A_file_that_is_no_result_is_named(string content)
    {
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, "x.json");
        File.WriteAllText(path, content);

        Assert.StartsWith($"{path} is not a result file", Assert.Throws<InvalidDataException>(() => PerformanceHistory.Of(test)).Message);
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private async Task WriteAsync(DateTimeOffset start, int milliseconds)
    {
        var clock = new ManualClock(start);
        using var file = ResultFile.Create(test, clock);
        var options = new BenchmarkOptions { Name = test, Iterations = 1, Warmup = 0, TimeProvider = clock };
        var result = await Benchmark.RunAsync(options, _ =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
            return Task.CompletedTask;
        });
        file.Write(result);
    }
}

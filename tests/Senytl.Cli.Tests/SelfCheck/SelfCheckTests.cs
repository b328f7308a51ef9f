using System.Text.Json;
using Senytl.Cli.SelfCheck;

namespace Senytl.Cli.Tests.SelfCheck;

public class SelfCheckTests
{
    private static readonly SelfCheckPlan Brief = new()
    {
        ShortIterations = 1_000,
        LongIterations = 20_000,
        Rounds = 1,
        LagLength = TimeSpan.FromMilliseconds(100),
        FreezeLength = TimeSpan.FromSeconds(1),
        EndFreezeLength = TimeSpan.FromSeconds(1),
    };

    [Fact]
    public async Task The_json_is_flat_and_has_exactly_the_documented_keys()
    {
        using var output = new StringWriter();

        await SelfCheckCommand.RunAsync(Brief, json: true, new Terminal(output, TextWriter.Null), TestContext.Current.CancellationToken);

        using var json = JsonDocument.Parse(output.ToString());
        Assert.Equal(
            ["engine_overhead_ns", "engine_alloc_bytes", "schedule_lag_p99_us", "freeze_p90_ms", "freeze_p95_ms", "freeze_p99_ms", "endfreeze_unaccounted"],
            json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.All(json.RootElement.EnumerateObject(), property => Assert.Equal(JsonValueKind.Number, property.Value.ValueKind));
    }

    [Fact]
    public async Task A_target_that_stands_still_at_the_end_loses_no_arrival()
    {
        await using var test = await FreezeTest.StartAsync(TimeProvider.System, TestContext.Current.CancellationToken);

        var frozen = await test.RunAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(0.5), to: null, TestContext.Current.CancellationToken);

        Assert.Equal(200, frozen.Due);
        Assert.Equal(0, frozen.Unaccounted);
        Assert.InRange(frozen.Open, frozen.Stranded!.Value.Least, frozen.Stranded.Value.Most);
        Assert.True(frozen.Result.Failed > 0, "the frozen requests did not end well");
    }

    [Fact]
    public async Task A_freeze_is_felt_by_every_request_that_was_due_during_it()
    {
        await using var test = await FreezeTest.StartAsync(TimeProvider.System, TestContext.Current.CancellationToken);

        var frozen = await test.RunAsync(
            TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);

        // Lower bounds only: a busy machine may be late, but no request that waited can be faster than its wait.
        Assert.Equal(0, frozen.Unaccounted);
        Assert.True(frozen.Result.ResponseTime.P90 >= frozen.Truth(90) - TimeSpan.FromMilliseconds(50), $"p90 {frozen.Result.ResponseTime.P90}");
        Assert.True(frozen.Result.ResponseTime.P99 >= frozen.Truth(99) - TimeSpan.FromMilliseconds(50), $"p99 {frozen.Result.ResponseTime.P99}");
    }

    [Fact]
    public void The_truth_of_two_seconds_in_ten_is_one_one_and_a_half_and_one_point_nine_seconds()
    {
        var frozen = new Frozen(Result: null!, Due: 2000, Length: TimeSpan.FromSeconds(10), For: TimeSpan.FromSeconds(2));

        Assert.Equal(1000, frozen.Truth(90).TotalMilliseconds, 6);
        Assert.Equal(1500, frozen.Truth(95).TotalMilliseconds, 6);
        Assert.Equal(1900, frozen.Truth(99).TotalMilliseconds, 6);
    }

    [Fact]
    public async Task The_table_says_which_latencies_can_be_trusted_and_agrees_with_the_exit_code()
    {
        using var output = new StringWriter();

        var code = await SelfCheckCommand.RunAsync(Brief, json: false, new Terminal(output, TextWriter.Null), TestContext.Current.CancellationToken);

        Assert.Contains("schedule lag p99", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(code == ExitCode.Met ? "can be trusted here" : "Do not trust", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_self_check_says_nothing()
    {
        var run = await Cli.RunAsync(new CancellationToken(canceled: true), "self-check", "--quick");

        Assert.Equal(ExitCode.NotMeasured, run.Code);
        Assert.Empty(run.Output);
    }
}

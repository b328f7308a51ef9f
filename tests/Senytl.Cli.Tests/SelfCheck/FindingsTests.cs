using System.Text.Json;
using Senytl.Cli.SelfCheck;
using Senytl.Performance;

namespace Senytl.Cli.Tests.SelfCheck;

public class FindingsTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan For = TimeSpan.FromSeconds(2);

    [Fact]
    public void Each_figure_is_under_its_own_name_in_the_json()
    {
        using var json = JsonDocument.Parse(Tell(Findings(), json: true).Output);

        Assert.Equal(
            [
                ("engine_overhead_ns", 131.5), ("engine_alloc_bytes", 0.25), ("schedule_lag_p99_us", 40), ("freeze_p90_ms", 1001),
                ("freeze_p95_ms", 1502), ("freeze_p99_ms", 1903), ("endfreeze_unaccounted", 1),
            ],
            json.RootElement.EnumerateObject().Select(property => (property.Name, property.Value.GetDouble())));
    }

    [Fact]
    public void Each_figure_is_beside_its_own_name_in_the_table()
    {
        var rows = Tell(Findings(), json: false).Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.Contains("timer resolution 3 ns", rows);
        Assert.Contains("a look at the clock 21.5 ns", rows);
        Assert.Contains("a delay of 1 ms ends late by (p50) 70 µs not used for pacing", rows);
        Assert.Contains("schedule lag p99 40 µs at most 1 ms", rows);
        Assert.Contains("engine overhead 131.5 ns CPU an iteration at most 150 ns", rows);
        Assert.Contains("engine allocation 0.25 B an iteration 0 B", rows);
        Assert.Contains("freeze p90 1.001 s 1 s ± 2 %", rows);
        Assert.Contains("freeze p95 1.502 s 1.5 s ± 2 %", rows);
        Assert.Contains("freeze p99 1.903 s 1.9 s ± 2 %", rows);
        Assert.Contains("freeze at the end: arrivals unaccounted 1 of 100 at most 1", rows);
    }

    [Theory]
    [InlineData(3, 800)]
    [InlineData(90_000, 1800)]
    public void The_smallest_latency_to_trust_is_twenty_times_the_worse_of_lag_and_clock(double resolution, double microseconds)
    {
        var findings = Findings() with { Timer = new MachineTimer(resolution, 21.5, TimeSpan.FromMicroseconds(70)) };

        Assert.Equal(TimeSpan.FromMicroseconds(microseconds), findings.SmallestTrusted);
        var told = Tell(findings, json: false);
        Assert.Equal(ExitCode.Met, told.Code);
        Assert.Contains(microseconds == 800 ? "Latencies of 800 µs and more can be trusted" : "Latencies of 1.8 ms and more can be trusted", told.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.03, 1, 1)]
    [InlineData(1, 1.03, 1)]
    [InlineData(1, 1, 1.03)]
    [InlineData(1, 1, 0.97)]
    public void A_freeze_that_is_three_percent_off_at_any_percentile_makes_latencies_untrustworthy(double p90, double p95, double p99)
    {
        var findings = Findings() with { Freeze = Freeze(1000 * p90, 1500 * p95, 1900 * p99) };

        var told = Tell(findings, json: false);

        Assert.Equal(ExitCode.Violated, told.Code);
        Assert.Contains("Do not trust latencies here", told.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Violated, Tell(findings, json: true).Code);
    }

    [Theory]
    [InlineData(98, 50, 50)]
    [InlineData(102, 50, 50)]
    [InlineData(100, 2, 5)]
    public void Two_arrivals_without_an_account_make_loads_untrustworthy(int recorded, long least, long most)
    {
        var findings = Findings() with { EndFreeze = EndFreeze(recorded, recorded == 100 ? new Stranded(least, most) : new Stranded(0, 0)) };

        var told = Tell(findings, json: false);

        Assert.Equal(2, findings.EndFreeze.Unaccounted);
        Assert.Equal(ExitCode.Violated, told.Code);
        Assert.Contains("Do not trust loads here", told.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrivals_that_ended_well_on_a_target_that_stood_still_are_unaccounted()
    {
        // At 200 a second, 0.096 s: the 20th arrival was due at 0.095 s, and one of the 20 was in flight.
        var stranded = Stranded.After(due: 100, perSecond: 200, TimeSpan.FromMilliseconds(96), answered: 19);

        Assert.Equal(new Stranded(80, 81), stranded);
        Assert.Equal(80, EndFreeze(recorded: 100, stranded).Unaccounted);
    }

    private static (int Code, string Output) Tell(SelfCheckFindings findings, bool json)
    {
        using var output = new StringWriter();
        var code = SelfCheckCommand.Tell(findings, json, new Terminal(output, TextWriter.Null));
        return (code, output.ToString());
    }

    private static SelfCheckFindings Findings() => new()
    {
        Timer = new MachineTimer(3, 21.5, TimeSpan.FromMicroseconds(70)),
        Overhead = new EngineOverhead(131.5, 0.25),
        ScheduleLag = Result([.. Enumerable.Repeat(0.01, 98), 0.04, 5]).ResponseTime,
        Freeze = Freeze(1001, 1502, 1903),
        EndFreeze = EndFreeze(recorded: 99, new Stranded(0, 0)),
    };

    private static Frozen Freeze(double p90, double p95, double p99) => new(
        Result([.. Enumerable.Repeat(1.0, 89), p90, p90, p90, p90, p90, p95, p95, p95, p95, p99, 2000]), 100, Length, For);

    private static Frozen EndFreeze(int recorded, Stranded stranded) => new(Result([.. Enumerable.Repeat(1.0, recorded)]), 100, Length, For, stranded);

    private static PerformanceResult Result(double[] milliseconds) =>
        PerformanceResult.FromBatches("known", "by hand", [.. milliseconds.Select(time => new OperationBatch(1, time * 1e6, null))]);
}

using Senytl.Performance.Load;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

public sealed class RunGuardTests
{
    private static readonly Objective Fast = Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, seconds: 60);

    [Fact]
    public async Task Errors_right_after_a_warm_up_are_not_taken_for_all_that_came_in_its_time()
    {
        var clock = new ManualClock();
        var n = 0;
        var options = new BenchmarkOptions { Name = "slow start", Iterations = 100, Warmup = 1, AutoBatch = false, TimeProvider = clock, Objectives = [Objectives.ErrorRate(0.9)] };

        var result = await Benchmark.RunAsync(options, Task (_) =>
        {
            clock.Advance(TimeSpan.FromSeconds(n == 0 ? 30 : 0.05));
            return n++ is > 0 and <= 40 ? throw new HttpRequestException("not yet") : Task.CompletedTask;
        });

        Assert.Null(result.AbortReason);
        Assert.Equal((60, 40), (result.Succeeded, result.Failed));
    }

    [Fact]
    public async Task The_grace_before_a_breach_stops_a_run_is_not_used_up_by_its_warm_up()
    {
        var clock = new ManualClock();
        var n = 0;
        var options = new BenchmarkOptions { Name = "grace", Iterations = 300, Warmup = 1, AutoBatch = false, TimeProvider = clock, Objectives = [Objectives.ErrorRate(0.01)] };

        var result = await Benchmark.RunAsync(options, Task (_) =>
        {
            clock.Advance(TimeSpan.FromSeconds(n == 0 ? 30 : 0.005));
            return n++ % 2 == 1 ? throw new HttpRequestException("every other") : Task.CompletedTask;
        });

        Assert.Null(result.AbortReason);
        Assert.Equal(300, result.Requests);
    }

    [Fact]
    public void A_target_that_never_answers_is_given_up_once_its_requests_ran_into_their_time_limit()
    {
        var guard = new RunGuard(new LoadTestOptions { Name = "guard" });

        Assert.Null(guard.Judge(Hanging(seconds: 34, timeouts: 100), []));
        Assert.Null(guard.Judge(Hanging(seconds: 36, timeouts: 9), []));
        Assert.StartsWith("all of the last 100 requests failed, for 36 s", guard.Judge(Hanging(seconds: 36, timeouts: 100), [])!.Value.Reason, StringComparison.Ordinal);
        Assert.Null(new RunGuard(new LoadTestOptions { Name = "guard", RequestTimeout = Timeout.InfiniteTimeSpan }).Judge(Hanging(36, 100), []));
    }

    [Fact]
    public void A_breach_beyond_doubt_stops_the_run_and_a_mere_suspicion_does_not()
    {
        var guard = new RunGuard(new LoadTestOptions { Name = "guard" });

        Assert.Null(guard.Judge(Progress(seconds: 11, over: 15, of: 200), [Fast]));
        Assert.Null(guard.Judge(Progress(seconds: 9, over: 90, of: 200), [Fast]));
        Assert.Contains("is broken beyond doubt: 90 of 200", guard.Judge(Progress(seconds: 11, over: 90, of: 200), [Fast])!.Value.Reason, StringComparison.Ordinal);
        Assert.Null(new RunGuard(new LoadTestOptions { Name = "guard", AbortOnBreach = false }).Judge(Progress(11, 90, 200), [Fast]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_ends_with_the_proof_of_a_breach_unless_it_is_told_to_go_on(bool abort)
    {
        var clock = new ManualClock();
        var n = 0;
        var options = new BenchmarkOptions
        {
            Name = "breach",
            Iterations = 3000,
            Warmup = 0,
            TimeProvider = clock,
            AbortOnBreach = abort,
            Objectives = [Objectives.ErrorRate(0.01)],
        };

        var result = await Benchmark.RunAsync(options, Task (_) =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(10));
            return n++ % 2 == 1 ? throw new HttpRequestException("every other") : Task.CompletedTask;
        });

        Assert.Equal((abort, abort), (result.AbortReason is not null, result.AbortedByBreach));
        Assert.InRange(result.Requests, abort ? 1000 : 3000, abort ? 1200 : 3000);
        Assert.Equal(Verdict.Failed, result.Verdict);
    }

    [Fact]
    public void The_risk_of_a_false_stop_is_divided_among_the_limits_that_are_watched()
    {
        // The evidence of 24 over in 200 is 114: enough for a risk of 1/100, and not for the quarter of it.
        var guard = new RunGuard(new LoadTestOptions { Name = "guard" });
        Objective[] four = [Fast, Objectives.ErrorRate(0.5), Slower(Percentile.P90), Slower(Percentile.P99)];

        Assert.NotNull(guard.Judge(Progress(seconds: 11, over: 24, of: 200), [Fast]));
        Assert.Null(guard.Judge(Progress(seconds: 11, over: 24, of: 200), four));
        Assert.NotNull(guard.Judge(Progress(seconds: 11, over: 28, of: 200), four));

        static Objective Slower(Percentile percentile) => Objectives.Duration(DurationMetric.ResponseTime, percentile, seconds: 90);
    }

    [Fact]
    public void A_run_time_limit_stops_the_run_and_does_not_blame_the_target()
    {
        var guard = new RunGuard(new LoadTestOptions { Name = "guard", MaxRunTime = TimeSpan.FromSeconds(30) });

        Assert.Null(guard.Judge(Progress(29, 0, 10), []));
        Assert.Equal(("the limit of the run time, 30 s, was reached", StopCause.Outside), guard.Judge(Progress(30, 0, 10), []));
    }

    private static RunProgress Progress(double seconds, int over, int of)
    {
        using var session = Metrics.Start();
        for (var i = 0; i < of; i++)
        {
            Metrics.Record(TimeSpan.FromSeconds(i < over ? 61 : 1));
        }

        var elapsed = TimeSpan.FromSeconds(seconds);
        return new RunProgress { Elapsed = elapsed, Measured = elapsed, InFlight = 0, SoFar = session.Result };
    }

    /// <summary>Users in flight for nearly as long as a request may take, in turns.</summary>
    private static RunProgress Hanging(double seconds, int timeouts)
    {
        using var session = Metrics.Start();
        for (var i = 0; i < timeouts; i++)
        {
            Metrics.Record(TimeSpan.FromSeconds(30), error: new TimeoutException("no answer"));
        }

        var elapsed = TimeSpan.FromSeconds(seconds);
        return new RunProgress { Elapsed = elapsed, Measured = elapsed, OldestInFlight = TimeSpan.FromSeconds(29), InFlight = 100, SoFar = session.Result };
    }
}

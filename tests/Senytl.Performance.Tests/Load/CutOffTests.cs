using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

/// <summary>What the stop of a run cuts off is no failure of the target.</summary>
public sealed class CutOffTests
{
    [Fact]
    public async Task Requests_that_the_stop_cut_off_are_in_no_error_rate_and_void_no_latency()
    {
        var result = await StoppedAsync(failing: false);

        Assert.Equal((1, 2), (result.Succeeded, result.Outcomes[RequestOutcome.Cancelled]));
        Assert.Equal(0, result.ErrorRate);
        Assert.Equal(Verdict.Passed, Objectives.ErrorRate(0).Judge(result).Verdict);
        Assert.Equal(Verdict.Passed, Objectives.Duration(DurationMetric.ResponseTime, Percentile.Max, 3600).Judge(result).Verdict);
        Assert.Equal(Verdict.Failed, result.Verdict);
        Assert.DoesNotContain(result.Objectives, verdict => verdict.Objective.Name == "error rate");
    }

    [Fact]
    public async Task One_that_failed_before_it_is()
    {
        var result = await StoppedAsync(failing: true);

        Assert.Equal(1, result.ErrorRate);
        var verdict = Assert.Single(result.Objectives);
        Assert.Equal((Verdict.Failed, "100 %", 1), (verdict.Verdict, verdict.Measured, verdict.SampleSize));
        Assert.Equal("1 × FormatException: broken", verdict.Reason);
    }

    [Fact]
    public async Task A_time_out_is_one_although_the_stop_comes_before_its_body_ends()
    {
        var clock = new ManualClock();
        using var cancel = new CancellationTokenSource();
        var options = new LoadTestOptions { Name = "late", ConcurrentUsers = 1, IterationsPerUser = 2, RequestTimeout = TimeSpan.FromSeconds(10), TimeProvider = clock };

        var result = await LoadTest.RunAsync(options, async (_, token) =>
        {
            clock.Advance(TimeSpan.FromSeconds(20));
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        }, cancel.Token);

        Assert.Equal(1, result.Outcomes[RequestOutcome.Timeout]);
        Assert.Equal(1, result.ErrorRate);
    }

    private static async Task<PerformanceResult> StoppedAsync(bool failing)
    {
        using var cancel = new CancellationTokenSource();
        var others = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new LoadTestOptions { Name = "stopped", ConcurrentUsers = 2, IterationsPerUser = 2 };
        return await LoadTest.RunAsync(options, async (user, token) =>
        {
            if (user.Index == 0 && user.Iteration == 0)
            {
                if (failing)
                {
                    throw new FormatException("broken");
                }

                return;
            }

            if (user.Index == 0)
            {
                await others.Task;
                await cancel.CancelAsync();
            }

            others.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
        }, cancel.Token);
    }
}

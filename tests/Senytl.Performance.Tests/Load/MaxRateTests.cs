using Microsoft.Extensions.AI;
using Senytl.Performance.Load;
using Senytl.Performance.Tests.Llm;
using Senytl.Testing;

namespace Senytl.Performance.Tests.Load;

public sealed class MaxRateTests
{
    [Fact]
    public void The_bracket_closes_around_the_capacity()
    {
        var options = new MaxRateOptions { Name = "bracket", From = 10, To = 1000, Precision = 0.1 };
        var steps = new List<MaxRateStep>();

        for (double? rate = options.From; rate is { } next; rate = MaxRate.Next(options, steps))
        {
            steps.Add(new MaxRateStep(next, Answered(seconds: next <= 100 ? 0.01 : 5)));
        }

        var found = new MaxRateResult(options.Name, steps, abortReason: null);
        Assert.InRange(found.RatePerSecond!.Value, 90, 100);
        Assert.InRange(found.BrokenRatePerSecond!.Value, 100, 110);
        Assert.Throws<SlaViolationException>(() => found.RequireAtLeast(110));
        found.RequireAtLeast(90);

        static PerformanceResult Answered(double seconds) => PerformanceResult.FromBatches(
            "step",
            "by hand",
            [.. Enumerable.Repeat(new OperationBatch(1, seconds * 1e9), 100)],
            Objectives.Duration(DurationMetric.ResponseTime, Percentile.P90, seconds: 2));
    }

    [Fact]
    public async Task No_rate_over_the_capacity_is_met_by_a_target_that_serves_one_request_at_a_time()
    {
        // One place and 10 ms or more a request: at most 100/s.
        using var server = new SemaphoreSlim(1);
        var options = new MaxRateOptions
        {
            Name = "capacity",
            From = 10,
            To = 1000,
            StepDuration = TimeSpan.FromSeconds(2),
            LeastRequests = 20,
            Precision = 0.5,
            Objectives = [Objectives.Duration(DurationMetric.ResponseTime, Percentile.P90, seconds: 2)],
        };

        var found = await MaxRate.FindAsync(options, async (_, token) =>
        {
            await server.WaitAsync(token);
            try
            {
                await Task.Delay(10, token);
            }
            finally
            {
                server.Release();
            }
        });

        // On a busy machine the search may end before it: a rate that the generator could not offer is undecided.
        Assert.False(found.RatePerSecond > 100, found.ToString());
        Assert.NotNull(found.UnmetRatePerSecond);
        Assert.Throws<SlaViolationException>(() => found.RequireAtLeast(200));
        Assert.All(found.Steps, step => Assert.NotNull(step.LittleError));
    }

    [Fact]
    public async Task A_target_that_fails_at_the_first_rate_has_no_rate()
    {
        var options = new MaxRateOptions
        {
            Name = "down",
            From = 50,
            StepDuration = TimeSpan.FromSeconds(1),
            LeastRequests = 20,
            Objectives = [Objectives.ErrorRate(0.01)],
        };

        var found = await MaxRate.FindAsync(options, Task (_, _) => throw new FormatException("down"));

        Assert.Null(found.RatePerSecond);
        Assert.Single(found.Steps);
        Assert.Contains("met at no rate tried", Assert.Throws<SlaViolationException>(() => found.RequireAtLeast(1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_cut_by_the_time_of_the_search_is_no_rate_that_broke_and_ends_the_search()
    {
        var options = new MaxRateOptions
        {
            Name = "cut",
            StepDuration = TimeSpan.FromHours(1),
            MaxRunTime = TimeSpan.FromSeconds(1),
            Objectives = [Objectives.ErrorRate(0.5)],
        };

        var found = await MaxRate.FindAsync(options, (_, _) => Task.CompletedTask);

        Assert.Equal("the limit of the run time, 1 s, was reached", found.AbortReason);
        Assert.Null(found.BrokenRatePerSecond);
        Assert.Null(found.RatePerSecond);
        Assert.StartsWith("cut short: ", Assert.Single(found.Steps).Undecided, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_begins_no_step_when_its_time_is_over()
    {
        var clock = new ManualClock();
        var budget = new SearchBudget(new MaxRateOptions { Name = "time", MaxRunTime = TimeSpan.FromSeconds(30), TimeProvider = clock });

        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Null(budget.Exhausted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("the limit of the run time, 30 s, was reached", budget.Exhausted);
    }

    [Fact]
    public async Task What_calls_that_were_cut_short_may_have_cost_is_taken_from_what_the_search_may_still_spend()
    {
        // 1000 input tokens of gpt-4 cost 0.03 USD a call: 0.60 a step of 20, and one call of each is broken off.
        var client = ScriptedChatClient.Answering("gpt-4", 1000, 0, "hi").Measured();
        var calls = 0;
        var options = new MaxRateOptions
        {
            Name = "spend",
            From = 200,
            StepDuration = TimeSpan.FromSeconds(0.1),
            LeastRequests = 20,
            MaxSpendUsd = 1,
            MaxInFlight = 1,
            Objectives = [Objectives.ErrorRate(0.9)],
        };

        await MaxRate.FindAsync(options, async (user, token) =>
        {
            Interlocked.Increment(ref calls);
            await using var answer = client.GetStreamingResponseAsync([], cancellationToken: token).GetAsyncEnumerator(token);
            for (var piece = 0; await answer.MoveNextAsync() && user.Index != 5; piece++)
            {
            }
        });

        Assert.InRange(calls, 1, 34);
    }

    [Fact]
    public void A_step_makes_as_many_requests_as_any_share_needs_to_be_proven_with_two_over_its_limit()
    {
        Assert.Equal(628, Fewest(Objectives.Goodput(0.99, latencySeconds: 1)));
        Assert.Equal(628, Fewest(Objectives.ErrorRate(0.01)));
        Assert.Equal(124, Fewest(Objectives.Duration(DurationMetric.ResponseTime, Percentile.P95, seconds: 1)));
        Assert.Equal(124, Fewest(Objectives.Conversation(ConversationMetric.Turns, Percentile.P95, 3)));
        Assert.Equal(0, Fewest(Objectives.Conversation(ConversationMetric.Turns, Percentile.Max, 3)));
        Assert.Equal(0, Fewest(Objectives.Duration(DurationMetric.ResponseTime, Percentile.Average, seconds: 1)));
        Assert.Equal(0, Fewest(Objectives.ErrorRate(0)));
        Assert.Equal(0, Fewest(Objectives.ErrorRate(1)));

        static long Fewest(Objective objective) => new SearchBudget(new MaxRateOptions { Name = "fewest", Objectives = [objective] }).FewestProvable;
    }

    [Fact]
    public async Task Littles_law_holds_for_requests_that_fail_or_never_end()
    {
        var options = OneRate(100) with { Objectives = [Objectives.ErrorRate(1)], RequestTimeout = TimeSpan.FromSeconds(60), GracePeriod = TimeSpan.FromSeconds(1) };

        var found = await MaxRate.FindAsync(options, (user, token) => (user.Index % 3) switch
        {
            0 => Task.CompletedTask,
            1 => throw new FormatException("no answer"),
            _ => Task.Delay(Timeout.Infinite, token),
        });

        var step = Assert.Single(found.Steps);
        Assert.InRange(step.Result.Outcomes[RequestOutcome.Unfinished], 10, 100);
        Assert.True(step.IsConsistent, found.ToString());
    }

    [Fact]
    public async Task Bodies_that_record_requests_by_hand_do_not_make_the_figures_of_a_rate_contradict_each_other()
    {
        var options = OneRate(100) with { Objectives = [Objectives.ErrorRate(0.5)] };

        var found = await MaxRate.FindAsync(options, async (_, token) =>
        {
            await Task.Delay(300, token);
            Metrics.Record(TimeSpan.FromMilliseconds(1));
            Metrics.Record(TimeSpan.FromMilliseconds(1));
        });

        var step = Assert.Single(found.Steps);
        Assert.Null(step.LittleError);
        Assert.True(step.IsConsistent);
    }

    [Fact]
    public async Task A_target_that_begins_to_fall_behind_after_thousands_of_requests_is_seen()
    {
        var options = new LoadTestOptions { Name = "late", Profile = LoadProfile.ConstantRate(4000, TimeSpan.FromSeconds(2.5)) };

        var result = await LoadTest.RunAsync(options, (user, token) => user.Index < 5000 ? Task.CompletedTask : Task.Delay((user.Index - 5000) / 10, token));

        Assert.Contains("falls behind", OverSaturation.ReasonIn(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_objective_it_refuses_to_search() =>
        await Assert.ThrowsAsync<ArgumentException>(() => MaxRate.FindAsync(new MaxRateOptions { Name = "none" }, (_, _) => Task.CompletedTask));

    private static MaxRateOptions OneRate(double perSecond) => new()
    {
        Name = "one rate",
        From = perSecond,
        To = perSecond,
        StepDuration = TimeSpan.FromSeconds(1),
        LeastRequests = 20,
    };
}

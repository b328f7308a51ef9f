namespace Senytl.Performance.Tests.Load;

public sealed class MaxRateTests
{
    [Fact]
    public async Task The_bracket_closes_around_the_capacity_of_a_target_that_serves_one_request_at_a_time()
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

        Assert.True(found.RatePerSecond <= 100, found.ToString());
        Assert.True(found.BrokenRatePerSecond / found.RatePerSecond <= 1.5, found.ToString());
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
    public async Task Without_an_objective_it_refuses_to_search() =>
        await Assert.ThrowsAsync<ArgumentException>(() => MaxRate.FindAsync(new MaxRateOptions { Name = "none" }, (_, _) => Task.CompletedTask));
}

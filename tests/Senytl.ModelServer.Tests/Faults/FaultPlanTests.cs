namespace Senytl.ModelServer.Tests.Faults;

public class FaultPlanTests
{
    private static readonly ModelServerOptions Chance = new()
    {
        Seed = 5,
        Faults = [FaultPlan.WithProbability(0.2, Fault.ServerError()), FaultPlan.WithProbability(0.1, Fault.RateLimited())],
    };

    [Fact]
    public async Task The_same_requests_fail_one_by_one_and_all_at_once()
    {
        var alone = await StatusesAsync(Chance, 1);
        var together = await StatusesAsync(Chance, 32);
        var otherSeed = await StatusesAsync(Chance with { Seed = 6 }, 32);

        Assert.Equal(alone, together);
        Assert.NotEqual(alone, otherSeed);
        Assert.InRange(alone.Count(status => status == 500), 60, 100);
        Assert.InRange(alone.Count(status => status == 429), 25, 55);
    }

    [Fact]
    public async Task Requests_fail_by_their_number()
    {
        var statuses = await StatusesAsync(
            new ModelServerOptions
            {
                Faults = [FaultPlan.OnRequests(Fault.Unavailable(), 0, 3), FaultPlan.EveryNth(100, Fault.ServerError())],
            },
            8);

        Assert.Equal([0, 3], Where(statuses, 503));
        Assert.Equal([99, 199, 299, 399], Where(statuses, 500));
        Assert.Equal(394, Where(statuses, 200).Count());
    }

    [Fact]
    public void Impossible_faults_are_refused_with_value_and_range()
    {
        var problems = new[]
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Status(302)),
            Assert.Throws<ArgumentOutOfRangeException>(() => Fault.RateLimited(TimeSpan.FromSeconds(-1))),
            Assert.Throws<ArgumentOutOfRangeException>(() => Fault.SlowDrip(0, TimeSpan.Zero)),
            Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Cut(-1)),
            Assert.Throws<ArgumentOutOfRangeException>(() => FaultPlan.WithProbability(double.NaN, Fault.ServerError())),
            Assert.Throws<ArgumentOutOfRangeException>(() => FaultPlan.OnRequests(Fault.ServerError())),
            Assert.Throws<ArgumentOutOfRangeException>(() => FaultPlan.EveryNth(0, Fault.ServerError())),
        };

        Assert.All(problems, problem => Assert.Contains("Allowed: ", problem.Message, StringComparison.Ordinal));
        Assert.Contains("302", problems[0].Message, StringComparison.Ordinal);
    }

    private static IEnumerable<int> Where(int[] statuses, int status) =>
        Enumerable.Range(0, statuses.Length).Where(index => statuses[index] == status);

    private static async Task<int[]> StatusesAsync(ModelServerOptions options, int parallel)
    {
        await using var scenario = await Scenario.StartAsync(options);
        await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = parallel }, async (_, _) =>
        {
            using var response = await scenario.ChatAsync();
            await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
        });
        return [.. scenario.Server.Requests.Select(record => record.StatusCode!.Value)];
    }
}

using Senytl.Performance.Adapters;

namespace Senytl.Performance.Tests.Adapters;

[Collection(nameof(ProcessEnvironment))]
public sealed class SmokeTests : IDisposable
{
    private const string AVerdict = @"\b(PASS|FAIL|INCONCLUSIVE)\b";

    private readonly ProcessEnvironment environment = new();

    public SmokeTests() => environment.Set(PerformanceEnvironment.ModeVariable, "smoke");

    public void Dispose() => environment.Dispose();

    [Fact]
    public async Task A_broken_limit_is_judged_nowhere_and_the_figures_are_shown()
    {
        var smoke = await DeclaredTest.RunAsync(this, nameof(Breaks_both_its_limits));

        Assert.Null(smoke.Violation);
        Assert.Empty(smoke.Result.Objectives);
        Assert.DoesNotMatch(AVerdict, smoke.Output);
        Assert.StartsWith("SENYTL_PERF=smoke: one iteration, no verdict on any objective\n", smoke.Output, StringComparison.Ordinal);
        Assert.Matches(@"latency +1 ", smoke.Output);
        Assert.Contains("100 % (1/1)", smoke.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_throws_fails_the_test_without_a_verdict_in_its_output()
    {
        var smoke = await DeclaredTest.RunAsync(this, nameof(Throws));

        Assert.Contains("no request succeeded (1 attempted)", smoke.Violation!.Message, StringComparison.Ordinal);
        Assert.Contains("out of order", smoke.Violation.Message, StringComparison.Ordinal);
        Assert.Empty(smoke.Violation.Broken);
        Assert.DoesNotMatch(AVerdict, smoke.Output);
    }

    [Fact]
    public async Task One_failure_of_several_that_a_body_records_by_hand_fails_the_test() =>
        Assert.NotNull((await DeclaredTest.RunAsync(this, nameof(Records_a_failure_among_others))).Violation);

    public static TheoryData<LoadTestOptions> Loads =>
    [
        new LoadTestOptions { Name = "open", Profile = LoadProfile.ConstantRate(100, TimeSpan.FromHours(1)), Warmup = TimeSpan.FromMinutes(1), MaxInFlight = 5, MaxSpendUsd = 1 },
        new LoadTestOptions
        {
            Name = "closed",
            ConcurrentUsers = 50,
            Duration = TimeSpan.FromHours(1),
            RampUp = TimeSpan.FromMinutes(1),
            ThinkTime = TimeSpan.FromMinutes(1),
            ThinkTimeSpread = 0.5,
            Warmup = TimeSpan.FromMinutes(1),
            Runs = 3,
            Objectives = [Objectives.Throughput(1_000_000_000)],
        },
        new LoadTestOptions { Name = "counted", IterationsPerUser = 1000, WarmupIterationsPerUser = 1000, ExtendUntilDecided = TimeSpan.FromHours(1) },
    ];

    [Theory]
    [MemberData(nameof(Loads), DisableDiscoveryEnumeration = true)]
    public async Task A_load_of_any_form_is_one_request_of_one_user(LoadTestOptions load)
    {
        var (calls, output) = (0, "");
        var test = new PerformanceTest
        {
            Options = load,
            Body = (_, _) =>
            {
                calls++;
                return ValueTask.CompletedTask;
            },
            Output = text => output += text,
        };

        var (result, violation) = await test.JudgeAsync(TestContext.Current.CancellationToken);

        Assert.Null(violation);
        Assert.Equal((1, 1, 0), (calls, result.Requests, result.WarmupRequests));
        Assert.DoesNotMatch(AVerdict, output);
    }

    [Iterations(20)]
    [Sla(MaxTokensPerRequest = 1)]
    private void Breaks_both_its_limits() => Performance.Sla.LatencyUnder(seconds: 1e-9);

    [Iterations(20)]
    [Sla(P95LatencySeconds = 60)]
    private void Throws() => throw new InvalidOperationException("out of order");

    [Iterations(20)]
    private void Records_a_failure_among_others()
    {
        Metrics.Record(TimeSpan.FromSeconds(1));
        Metrics.Record(TimeSpan.FromSeconds(1), error: new TimeoutException("too slow"));
    }
}

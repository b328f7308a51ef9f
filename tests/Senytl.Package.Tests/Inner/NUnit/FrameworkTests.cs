using Senytl.Performance;

namespace Inner;

/// <summary>Lifetimes, output and data, as an NUnit user expects them.</summary>
[Sla(MaxErrorRate = 0)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FrameworkTests
{
    private int iterations;
    private bool initialized;

    public static IEnumerable<TestCaseData> Rows => [new TestCaseData("one", 1), new TestCaseData("two", 2)];

    [SetUp]
    public void SetUp() => initialized = true;

    [TearDown]
    public void TearDown() => TestContext.Out.WriteLine("disposed after " + iterations);

    [Benchmark(Iterations = 4, Warmup = 1, AutoBatch = false)]
    [Property("Speed", "fast")]
    public void One_instance_with_its_fixtures_for_the_whole_run()
    {
        iterations++;
        Check.That(initialized);
    }

    [Benchmark(Iterations = 3)]
    [TestCaseSource(nameof(Rows))]
    public void Data_rows(string text, int number, VirtualUser? user = null, CancellationToken ct = default) =>
        Check.That(text.Length > 0 && number > 0 && user?.Index == 0 && ct.CanBeCanceled);

    [Benchmark(Iterations = 3)]
    [TestCase("a", 1)]
    public void Data_and_a_token(string text, int number, CancellationToken ct) =>
        Check.That(text == "a" && number == 1 && ct.CanBeCanceled);

    [Benchmark(Iterations = 3)]
    [TestCase("a")]
    public void Data_and_a_user(string text, VirtualUser? user = null) => Check.That(text == "a" && user?.Index == 0);

    [Benchmark(Iterations = 3), Wrapped]
    public void Wrapped_as_a_run() => Check.That(WrappedAttribute.IsInside);

    [Wrapped, Benchmark(Iterations = 3)]
    public void Wrapped_as_a_single_call() => Check.That(WrappedAttribute.IsInside);

    [Benchmark]
    [TestCase("a")]
    public void Data_beside_a_required_user(string text, VirtualUser user) => throw new InvalidOperationException(text + user);

    [Benchmark]
    [TestCase("a")]
    public void Data_beside_an_optional_token(string text, CancellationToken ct = default) => throw new InvalidOperationException(text + ct);

    [Benchmark]
    [Ignore("not today")]
    public void Skipped() => throw new InvalidOperationException("ran");

    [Benchmark]
    [Explicit]
    public void Explicit_test() => throw new InvalidOperationException("ran");

    [Benchmark(Iterations = 3, AutoBatch = false)]
    public void The_test_context_flows()
    {
        TestContext.Out.WriteLine("said by a body");
        Check.That(TestContext.CurrentContext.Test.MethodName == nameof(The_test_context_flows));
    }

    [Benchmark(Iterations = 10, Warmup = 0)]
    [Sla(MaxErrorRate = 0.2)]
    public void A_failed_request_does_not_fail_the_next(VirtualUser user) =>
        Assert.Multiple(() => Assert.That(user.Iteration, Is.Not.EqualTo(3)));

    [Benchmark]
    public void Ignored_by_its_body() => Assert.Ignore("no key today");

    [LoadTest(ConcurrentUsers = 3, DurationSeconds = 600)]
    public async Task Inconclusive_in_the_middle(VirtualUser user, CancellationToken ct)
    {
        await Task.Delay(1, ct);
        Assume.That(user.Iteration, Is.Not.EqualTo(5), "the quota is used up");
    }

    [Benchmark(Iterations = 20)]
    public void Passed_early() => Assert.Pass("the answer was cached");

    [Benchmark(Iterations = 20, Warmup = 0)]
    [Sla(MaxLatencySeconds = 1)]
    public void Passed_early_and_too_slow()
    {
        Metrics.Record(TimeSpan.FromSeconds(3));
        Assert.Pass("the answer was cached");
    }

    [LoadTest(ConcurrentUsers = 2, IterationsPerUser = 50)]
    public void Bodies_attach_and_warn(VirtualUser user)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"user-{user.Index}.wav");
        File.WriteAllText(file, "sound");
        TestContext.AddTestAttachment(file);
        Assert.Warn("the voice is odd");
        Assert.Warn($"iteration {user.Iteration} of user {user.Index}");
    }
}

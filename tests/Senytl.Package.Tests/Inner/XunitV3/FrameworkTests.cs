using Senytl.Performance;

namespace Inner;

public sealed class ClassFixture
{
    public int Value => 5;
}

public sealed class CollectionFixture
{
    public int Value => 6;
}

[CollectionDefinition("shared things")]
public sealed class SharedThings : ICollectionFixture<CollectionFixture>;

/// <summary>Lifetimes, fixtures, output and data, as an xUnit user expects them.</summary>
[Collection("shared things")]
[Sla(MaxErrorRate = 0)]
public sealed class FrameworkTests(ClassFixture fixture, CollectionFixture shared, ITestOutputHelper output)
    : IClassFixture<ClassFixture>, IAsyncLifetime
{
    private int iterations;
    private bool initialized;

    public static TheoryData<object> Unserializable => [new Version(1, 2)];

    public static IEnumerable<object[]> Untyped => [["a", 1]];

    public static TheoryData<string, int> Rows => new() { { "one", 1 }, { "two", 2 } };

    public ValueTask InitializeAsync()
    {
        initialized = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        output.WriteLine("disposed after " + iterations);
        return ValueTask.CompletedTask;
    }

    [Benchmark(Iterations = 4, Warmup = 1, AutoBatch = false)]
    [Trait("Speed", "fast")]
    public void One_instance_with_its_fixtures_for_the_whole_run()
    {
        iterations++;
        Check.That(initialized && fixture.Value == 5 && shared.Value == 6);
    }

    [Benchmark(Iterations = 3)]
    [InlineData("a", 1)]
    [MemberData(nameof(Rows))]
    public void Data_rows(string text, int number, VirtualUser? user = null, CancellationToken ct = default) =>
        Check.That(text.Length > 0 && number > 0 && user?.Index == 0 && ct.CanBeCanceled);

    [Benchmark(Iterations = 3)]
    [MemberData(nameof(Unserializable))]
    public void Data_read_at_run_time(object version, CancellationToken ct = default) => Check.That(version is Version && ct.CanBeCanceled);

    [Benchmark(Iterations = 3)]
    [InlineData("a")]
    public void A_required_user_after_the_data(string text, VirtualUser user) => Check.That(text == "a" && user.Index == 0);

    [Benchmark]
    [MemberData(nameof(Untyped))]
    public void Too_many_values(string text, VirtualUser user) => throw new InvalidOperationException($"ran {text} {user}");

    [Benchmark(DisplayName = "A name of its own")]
    public void Named()
    {
    }

    [Benchmark(Skip = "not today")]
    public void Skipped() => throw new InvalidOperationException("ran");

    [Benchmark(Explicit = true)]
    public void Explicit_test() => throw new InvalidOperationException("ran");

    [Benchmark]
    public void Skipped_by_its_body() => Assert.SkipUnless(fixture.Value == 0, "no key today");

    [LoadTest(ConcurrentUsers = 3, DurationSeconds = 600)]
    public async Task Skipped_in_the_middle(VirtualUser user, CancellationToken ct)
    {
        await Task.Delay(1, ct);
        Assert.SkipWhen(user.Iteration == 5, "the quota is used up");
    }

    [Benchmark(SkipExceptions = [typeof(PlatformNotSupportedException)])]
    public void Skipped_by_a_declared_exception() => throw new PlatformNotSupportedException("not on this machine");

    [Benchmark]
    public void Failed_by_another_exception() => throw new PlatformNotSupportedException("not on this machine");

    [Benchmark(Iterations = 3)]
    public void The_test_context_flows() =>
        Check.That(TestContext.Current.TestMethod?.MethodName == nameof(The_test_context_flows));
}

using Senytl.Performance;
using Xunit.Abstractions;

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

    public Task InitializeAsync()
    {
        initialized = true;
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        output.WriteLine("disposed after " + iterations);
        return Task.CompletedTask;
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

}

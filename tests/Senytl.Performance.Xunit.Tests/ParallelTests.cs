namespace Senytl.Performance.Xunit.Tests;

public class FirstOrdinaryTests
{
    [Fact]
    public Task Runs_beside_the_second() => Overlap.OrdinaryAsync();

    [Benchmark(Iterations = 50)]
    public Task Runs_alone_in_a_class_of_ordinary_tests() => Overlap.ExclusiveAsync();
}

public class SecondOrdinaryTests
{
    [Fact]
    public Task Runs_beside_the_first() => Overlap.OrdinaryAsync();
}

[CollectionDefinition("with a fixture")]
public sealed class WithAFixture : ICollectionFixture<CountedFixture>;

[Collection("with a fixture")]
public class ExclusiveTests(CountedFixture fixture)
{
    [Benchmark(Iterations = 50)]
    public Task Runs_alone_with_its_collection_fixture()
    {
        Assert.NotNull(fixture);
        return Overlap.ExclusiveAsync();
    }

    [Theory]
    [InlineData(1)]
    public void An_ordinary_test_shares_the_collection(int number) => Assert.Equal(1, number);
}

public sealed class CountedFixture;

/// <summary>Each of the two goes on only when the other runs, too.</summary>
public class AllowedFirst
{
    [LoadTest(ConcurrentUsers = 1, IterationsPerUser = 1, AllowParallel = true, RequestTimeoutSeconds = 120)]
    public Task Runs_in_parallel_when_allowed(CancellationToken ct) => Meeting.ArriveAsync(ct);
}

public class AllowedSecond
{
    [LoadTest(ConcurrentUsers = 1, IterationsPerUser = 1, AllowParallel = true, RequestTimeoutSeconds = 120)]
    public Task Runs_in_parallel_when_allowed(CancellationToken ct) => Meeting.ArriveAsync(ct);
}

using Senytl.Performance;

namespace Inner;

/// <summary>Options that cannot run: each fails before its body is called.</summary>
public class InvalidTests
{
    [LoadTest(ConcurrentUsers = 2)]
    public void Neither_duration_nor_iterations() => throw new InvalidOperationException("ran");

    [LoadTest(DurationSeconds = 1, IterationsPerUser = 1)]
    public void Both_duration_and_iterations() => throw new InvalidOperationException("ran");

    [LoadTest(DurationSeconds = -2.5)]
    public void Negative_duration() => throw new InvalidOperationException("ran");

    [LoadTest(IterationsPerUser = 0)]
    public void No_iterations_per_user() => throw new InvalidOperationException("ran");

    [LoadTest(ConcurrentUsers = 0, IterationsPerUser = 1)]
    public void No_users() => throw new InvalidOperationException("ran");

    [LoadTest(DurationSeconds = 2, RampUpSeconds = 3)]
    public void Ramp_up_beyond_the_duration() => throw new InvalidOperationException("ran");

    [Benchmark(Warmup = -1, RequestTimeoutSeconds = double.NaN)]
    public void Two_bad_values() => throw new InvalidOperationException("ran");

    [Benchmark]
    [Sla(MaxErrorRate = 1.5)]
    public void Bad_limit() => throw new InvalidOperationException("ran");

    [Benchmark]
    public void Parameter_without_data(string question) => throw new InvalidOperationException("ran " + question);

    [Benchmark]
    public void Data_after_the_user(VirtualUser user, string question) => throw new InvalidOperationException($"ran {user} {question}");
}

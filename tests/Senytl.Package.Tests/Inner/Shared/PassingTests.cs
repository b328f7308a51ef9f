using Senytl.Performance;

namespace Inner;

/// <summary>Every form of body; the limit stands on the class.</summary>
[Sla(MaxLatencySeconds = 60)]
public class PassingTests
{
    [Benchmark(Iterations = 3)]
    public void Void_body()
    {
    }

    [Benchmark(Iterations = 3)]
    public async Task Task_body() => await Task.Yield();

    [Benchmark(Iterations = 3)]
    public async Task<int> Task_body_with_a_value()
    {
        await Task.Yield();
        return 1;
    }

    [Benchmark(Iterations = 3)]
    public async ValueTask Value_task_body() => await Task.Yield();

    [Benchmark(Iterations = 3)]
    public async ValueTask<int> Value_task_body_with_a_value()
    {
        await Task.Yield();
        return 1;
    }

    [LoadTest(ConcurrentUsers = 3, IterationsPerUser = 4, WarmupIterationsPerUser = 1)]
    public void User_body(VirtualUser user) => Check.That(user.Index is >= 0 and < 3);

    [LoadTest(ConcurrentUsers = 3, DurationSeconds = 0.2, RampUpSeconds = 0.1, ThinkTimeSeconds = 0.01)]
    public async Task Token_body(CancellationToken ct)
    {
        Check.That(ct.CanBeCanceled);
        await Task.Delay(1, ct);
    }

    [Benchmark(Iterations = 3)]
    public void User_and_token_body(VirtualUser user, CancellationToken ct) => Check.That(user.Index == 0 && ct.CanBeCanceled);

    [Benchmark(Iterations = 3)]
    public void Token_and_user_body(CancellationToken ct, VirtualUser user) => Check.That(user.Index == 0 && ct.CanBeCanceled);

    [Benchmark(Iterations = 3)]
    public static void Static_body()
    {
    }

    [Benchmark(Iterations = 5)]
    public void Objectives_in_the_body()
    {
        Sla.LatencyUnder(seconds: 60);
        Sla.LatencyUnder(seconds: 60, Percentile.P50);
        Sla.ErrorRateUnder(0.9);
    }
}

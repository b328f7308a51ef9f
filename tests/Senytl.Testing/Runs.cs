using Senytl.Performance;

namespace Senytl.Testing;

/// <summary>Real runs on a manual clock: every figure but memory is the same each time.</summary>
public static class Runs
{
    /// <summary>One request for each latency, in this order.</summary>
    public static Task<PerformanceResult> OfAsync(params double[] milliseconds) => OfAsync(milliseconds, []);

    /// <summary>One request for each latency, judged by objectives.</summary>
    public static Task<PerformanceResult> OfAsync(double[] milliseconds, params Objective[] objectives) =>
        OfAsync(
            milliseconds.Length,
            (index, clock) =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(milliseconds[index]));
                return Task.CompletedTask;
            },
            objectives);

    /// <summary>So many requests, each with the clock and its index.</summary>
    public static Task<PerformanceResult> OfAsync(int requests, Func<int, ManualClock, Task> body, params Objective[] objectives)
    {
        var clock = new ManualClock { JumpsToDelays = true };
        return OfAsync(clock, requests, index => body(index, clock), objectives);
    }

    /// <summary>So many requests on a clock that the body knows already.</summary>
    public static Task<PerformanceResult> OfAsync(ManualClock clock, int requests, Func<int, Task> body, params Objective[] objectives) =>
        OfAsync(clock, PriceCatalogue.Default, requests, body, objectives);

    /// <summary>So many requests, with prices of the test's own.</summary>
    public static Task<PerformanceResult> OfAsync(
        ManualClock clock, PriceCatalogue prices, int requests, Func<int, Task> body, params Objective[] objectives)
    {
        var index = -1;
        var options = new BenchmarkOptions
        {
            Name = "Agent.Answers",
            Iterations = requests,
            Warmup = 0,
            TimeProvider = clock,
            Prices = prices,
            Objectives = objectives,
        };
        return Benchmark.RunAsync(options, async _ => await body(++index));
    }
}

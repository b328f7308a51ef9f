using Senytl.Performance.Load;
using Senytl.Performance.Load.Batching;

namespace Senytl.Performance;

public static partial class Benchmark
{
    /// <summary>Runs the warm-up, then the measured iterations, of a body that is done when it returns.</summary>
    /// <inheritdoc cref="RunAsync(BenchmarkOptions, Func{CancellationToken, Task}, CancellationToken)"/>
    public static Task<PerformanceResult> RunAsync(BenchmarkOptions options, Action body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        UnfinishedWork.Refuse(body);
        return RunAsync(
            options,
            (_, _) =>
            {
                body();
                return default;
            },
            new ActionLoop(body),
            keep: null,
            cancellationToken);
    }

    /// <summary>Runs the warm-up, then the measured iterations, of a body that returns what it computed.</summary>
    /// <remarks>
    /// Every value is stored, so that no compiler may leave its computation out. One that stands for work still to be done, a task
    /// or a stream, is refused.
    /// </remarks>
    /// <inheritdoc cref="RunAsync(BenchmarkOptions, Func{CancellationToken, Task}, CancellationToken)"/>
    public static Task<PerformanceResult> RunAsync<T>(BenchmarkOptions options, Func<T> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        UnfinishedWork.Refuse(body);
        T? last = default;
        return RunAsync(
            options,
            (_, _) =>
            {
                last = body();
                return default;
            },
            new FuncLoop<T>(body),
            keep: null,
            cancellationToken);
    }
}

using Senytl.Performance.Load.Batching;

namespace Senytl.Performance;

public static partial class Benchmark
{
    /// <summary>Runs the warm-up, then the measured iterations, of a body that is done when it returns.</summary>
    /// <inheritdoc cref="RunAsync(BenchmarkOptions, Func{CancellationToken, Task}, CancellationToken)"/>
    public static Task<PerformanceResult> RunAsync(BenchmarkOptions options, Action body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
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
    /// <remarks>Every value is stored, so that no compiler may leave its computation out.</remarks>
    /// <inheritdoc cref="RunAsync(BenchmarkOptions, Func{CancellationToken, Task}, CancellationToken)"/>
    public static Task<PerformanceResult> RunAsync<T>(BenchmarkOptions options, Func<T> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (IsAwaitable(typeof(T)))
        {
            throw new ArgumentException(
                $"The body returns {typeof(T).Name}, which this overload would not await; let it take a CancellationToken: token => ….", nameof(body));
        }

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

    private static bool IsAwaitable(Type type) =>
        type.IsAssignableTo(typeof(Task))
        || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));
}

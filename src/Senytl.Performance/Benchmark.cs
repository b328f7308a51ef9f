using System.Globalization;
using System.Runtime.CompilerServices;
using Senytl.Performance.Load;

namespace Senytl.Performance;

/// <summary>Runs a body again and again, one request at a time, and measures it.</summary>
public static class Benchmark
{
    /// <summary>Runs the warm-up, then the measured iterations.</summary>
    /// <param name="options">What to run; every value out of range is reported.</param>
    /// <param name="body">One iteration. What it throws is recorded as a failed request.</param>
    /// <param name="cancellationToken">Stops the run: the result then holds what was recorded, and is marked aborted.</param>
    /// <returns>The judged result; call <see cref="PerformanceResult.ThrowIfFailed(bool)"/> to act on it.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    [OverloadResolutionPriority(1)]
    public static Task<PerformanceResult> RunAsync(
        BenchmarkOptions options, Func<CancellationToken, Task> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunAsync(options, (_, token) => new ValueTask(body(token)), keep: null, cancellationToken);
    }

    /// <inheritdoc cref="RunAsync(BenchmarkOptions, Func{CancellationToken, Task}, CancellationToken)"/>
    public static Task<PerformanceResult> RunAsync(
        BenchmarkOptions options, Func<CancellationToken, ValueTask> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunAsync(options, (_, token) => body(token), keep: null, cancellationToken);
    }

    internal static Task<PerformanceResult> RunAsync(
        BenchmarkOptions options, LoadBody body, Action<PerformanceResult>? keep, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var warmup = options.Warmup == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" after {options.Warmup} of warm-up");
        var profile = string.Create(CultureInfo.InvariantCulture, $"benchmark, {options.Iterations} iterations{warmup}");
        return new RunEngine(options, profile, body) { Keep = keep }.RunAsync(
            options.Warmup == 0 ? null : new ClosedProfile { Users = 1, Iterations = options.Warmup, Measured = false },
            new ClosedProfile { Users = 1, Iterations = options.Iterations },
            cancellationToken);
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using Senytl.Performance.Load;
using Senytl.Performance.Load.Batching;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>Runs a body again and again, one request at a time, and measures it.</summary>
/// <remarks>A body that takes less than 100 µs is called in batches: see <see cref="BenchmarkOptions.AutoBatch"/>.</remarks>
public static partial class Benchmark
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
        var done = Task.CompletedTask;
        return RunAsync(options, Wrap(body), new TaskLoop(Wrap(body), Wrap(_ => done)), keep: null, cancellationToken);

        static LoadBody Wrap(Func<CancellationToken, Task> body) => (_, token) => new ValueTask(body(token));
    }

    /// <inheritdoc cref="RunAsync(BenchmarkOptions, Func{CancellationToken, Task}, CancellationToken)"/>
    public static Task<PerformanceResult> RunAsync(
        BenchmarkOptions options, Func<CancellationToken, ValueTask> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunAsync(options, Wrap(body), new TaskLoop(Wrap(body), Wrap(_ => default)), keep: null, cancellationToken);

        static LoadBody Wrap(Func<CancellationToken, ValueTask> body) => (_, token) => body(token);
    }

    internal static Task<PerformanceResult> RunAsync(
        BenchmarkOptions options, LoadBody body, CallLoop? loop, Action<PerformanceResult>? keep, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var profile = $"benchmark, {CountText.Of(options.Iterations, "iteration")}{WarmupText(options)}{options.SeedText}";
        return new RunEngine(options, profile, body) { Keep = keep, Loop = IsBatchable(options) ? loop : null }.RunAsync(
            WarmupOf(options),
            new ClosedProfile { Users = 1, Iterations = options.Iterations },
            cancellationToken);
    }

    private static ClosedProfile? WarmupOf(BenchmarkOptions options) => options switch
    {
        { HasWarmup: false } => null,
        _ when options.WarmupDuration > TimeSpan.Zero => new ClosedProfile { Users = 1, Duration = options.WarmupDuration, Measured = false },
        _ => new ClosedProfile { Users = 1, Iterations = options.Warmup, Measured = false },
    };

    private static string WarmupText(BenchmarkOptions options) => options switch
    {
        { HasWarmup: false } => "",
        _ when options.WarmupDuration > TimeSpan.Zero => string.Create(CultureInfo.InvariantCulture, $" after {options.WarmupDuration.TotalSeconds:0.###} s of warm-up"),
        _ => $" after {CountText.Of(options.Warmup)} of warm-up",
    };

    private static bool IsBatchable(BenchmarkOptions options) => options is
    {
        AutoBatch: true, HasWarmup: true, MaxSpendUsd: null
    } && options.TimeProvider == TimeProvider.System;
}

using System.Runtime.CompilerServices;
using Senytl.Performance.Load;

namespace Senytl.Performance;

/// <summary>Puts a body under load, closed or open, and measures it.</summary>
public static partial class LoadTest
{
    /// <summary>Runs the warm-up, then the measured load.</summary>
    /// <param name="options">What to run; every value out of range is reported.</param>
    /// <param name="body">One request of one user. What it throws is recorded as a failed request.</param>
    /// <param name="cancellationToken">Stops the run: the result then holds what was recorded, and is marked aborted.</param>
    /// <returns>The judged result; call <see cref="PerformanceResult.ThrowIfFailed(bool)"/> to act on it.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    [OverloadResolutionPriority(1)]
    public static Task<PerformanceResult> RunAsync(
        LoadTestOptions options, Func<VirtualUser, CancellationToken, Task> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunAsync(options, (user, token) => new ValueTask(body(user, token)), keep: null, cancellationToken: cancellationToken);
    }

    /// <inheritdoc cref="RunAsync(LoadTestOptions, Func{VirtualUser, CancellationToken, Task}, CancellationToken)"/>
    public static Task<PerformanceResult> RunAsync(
        LoadTestOptions options, Func<VirtualUser, CancellationToken, ValueTask> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunAsync(options, new LoadBody(body), keep: null, cancellationToken: cancellationToken);
    }

    internal static Task<PerformanceResult> RunAsync(
        LoadTestOptions options, LoadBody body, Action<PerformanceResult>? keep, string? source = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var engine = new RunEngine(options, source is null ? LoadText.Of(options) : $"{LoadText.Of(options)}; {source}", body) { Keep = keep };
        return options.Profile is { } profile
            ? engine.RunAsync(options, profile, cancellationToken)
            : engine.RunAsync(WarmupOf(options), MeasuredOf(options), cancellationToken);
    }

    private static ClosedProfile MeasuredOf(LoadTestOptions options) => new()
    {
        Users = options.ConcurrentUsers,
        RampUp = options.RampUp,
        Iterations = options.IterationsPerUser,
        Duration = options.Duration,
    };

    private static ClosedProfile? WarmupOf(LoadTestOptions options) => options switch
    {
        { WarmupIterationsPerUser: 0 } when options.Warmup == TimeSpan.Zero => null,
        _ => new ClosedProfile
        {
            Users = options.ConcurrentUsers,
            Iterations = options.WarmupIterationsPerUser == 0 ? null : options.WarmupIterationsPerUser,
            Duration = options.Warmup == TimeSpan.Zero ? null : options.Warmup,
            Measured = false,
        },
    };
}

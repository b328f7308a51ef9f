using System.Globalization;
using System.Runtime.CompilerServices;
using Senytl.Performance.Load;

namespace Senytl.Performance;

/// <summary>Runs a body as many concurrent users, and measures it.</summary>
public static class LoadTest
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
        return RunAsync(options, (user, token) => new ValueTask(body(user, token)), monitor: null, cancellationToken);
    }

    /// <inheritdoc cref="RunAsync(LoadTestOptions, Func{VirtualUser, CancellationToken, Task}, CancellationToken)"/>
    public static Task<PerformanceResult> RunAsync(
        LoadTestOptions options, Func<VirtualUser, CancellationToken, ValueTask> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return RunAsync(options, new LoadBody(body), monitor: null, cancellationToken);
    }

    internal static Task<PerformanceResult> RunAsync(
        LoadTestOptions options, LoadBody body, RunMonitor? monitor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var warmup = new ClosedProfile
        {
            Users = options.ConcurrentUsers,
            Iterations = options.WarmupIterationsPerUser,
            Measured = false,
        };
        var measured = new ClosedProfile
        {
            Users = options.ConcurrentUsers,
            RampUp = options.RampUp,
            ThinkTime = options.ThinkTime,
            Iterations = options.IterationsPerUser,
            Duration = options.Duration,
        };
        return new RunEngine(options, Describe(options), body) { Monitor = monitor }
            .RunAsync(options.WarmupIterationsPerUser == 0 ? null : warmup, measured, cancellationToken);
    }

    private static string Describe(LoadTestOptions options)
    {
        var bound = options.Duration is { } duration
            ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.###} s")
            : string.Create(CultureInfo.InvariantCulture, $"{options.IterationsPerUser} iterations each");
        var rampUp = options.RampUp > TimeSpan.Zero
            ? string.Create(CultureInfo.InvariantCulture, $", ramp-up {options.RampUp.TotalSeconds:0.###} s included")
            : "";
        var think = options.ThinkTime > TimeSpan.Zero
            ? string.Create(CultureInfo.InvariantCulture, $", think time {options.ThinkTime.TotalSeconds:0.###} s")
            : "";
        var warmup = options.WarmupIterationsPerUser > 0
            ? string.Create(CultureInfo.InvariantCulture, $" after {options.WarmupIterationsPerUser} iterations of warm-up each")
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"load test, {options.ConcurrentUsers} users, {bound}{rampUp}{think}{warmup}");
    }
}

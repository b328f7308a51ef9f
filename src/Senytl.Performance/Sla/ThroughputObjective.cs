using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>At least so many successful requests a second of measured wall time.</summary>
/// <param name="LeastPerSecond">The limit, inclusive; above 0.</param>
public sealed record ThroughputObjective(double LeastPerSecond) : Objective
{
    /// <inheritdoc/>
    public override string Name => "throughput";

    /// <inheritdoc/>
    public override string Limit => $"≥ {RateText.Of(LeastPerSecond)}";

    /// <inheritdoc/>
    public override ObjectiveVerdict Judge(PerformanceResult result)
    {
        var measured = RateText.Beside(result.ThroughputPerSecond, LeastPerSecond);
        var reason = result.Failed > 0
            ? $"only successes count: {CountText.Of(result.Succeeded)} of {CountText.Of(result.Requests)} attempts, {RateText.Of(result.AttemptsPerSecond)} attempted"
            : null;
        return Compare(result.ThroughputPerSecond >= LeastPerSecond, measured, result.Succeeded, reason);
    }
}

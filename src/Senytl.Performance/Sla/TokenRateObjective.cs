using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>A user sees at least so many output tokens a second while a response streams.</summary>
/// <remarks>
/// The rate is 1 / mean time per output token: a floor under it is a limit on that average, and judged as one. Fails when nothing was
/// streamed, when the usage of what was is unknown, and when a call was cut off.
/// </remarks>
/// <param name="LeastPerSecond">The limit, inclusive; above 0 and at most 1,000,000,000.</param>
/// <param name="Confidence">Confidence of a pass, above 0.5 and below 1; default 0.95.</param>
public sealed record TokenRateObjective(double LeastPerSecond, double Confidence = 0.95) : Objective
{
    /// <summary>The highest limit: a token each nanosecond.</summary>
    public const double Highest = 1e9;

    private const double Lowest = 1e-9;

    /// <summary>The limit, inclusive.</summary>
    public double LeastPerSecond { get; } = LeastPerSecond is >= Lowest and <= Highest
        ? LeastPerSecond
        : throw new ArgumentOutOfRangeException(nameof(LeastPerSecond), LeastPerSecond, "A rate of tokens is above 0 and at most 1,000,000,000 per second.");

    /// <summary>Confidence of a pass.</summary>
    public double Confidence { get; init => field = Confidences.Checked(value); } = Confidences.Checked(Confidence);

    /// <inheritdoc/>
    public override string Name => "tokens per second per user";

    /// <inheritdoc/>
    public override string Limit => $"≥ {RateText.Of(LeastPerSecond)}";

    internal override Objective At(double confidence) => this with { Confidence = confidence };

    /// <inheritdoc/>
    public override ObjectiveVerdict Judge(PerformanceResult result)
    {
        var judged = PerToken.Judge(result);
        return judged with
        {
            Objective = this,
            Measured = judged.SampleSize > 0 && result.TokensPerSecondPerUser is { } rate ? RateText.Beside(rate, LeastPerSecond) : judged.Measured,
            Reason = judged.Verdict == Verdict.Inconclusive ? $"time per output token: {judged.Reason}" : judged.Reason,
        };
    }

    internal override TimeSpan? TimeLimit => PerToken.TimeLimit;

    private DurationObjective PerToken => new(
        DurationMetric.TimePerOutputToken, Percentile.Average, TimeSpan.FromTicks((long)Math.Ceiling(TimeSpan.TicksPerSecond / LeastPerSecond)), Confidence)
    {
        AtMostNanoseconds = 1e9 / LeastPerSecond,
    };
}

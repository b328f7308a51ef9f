namespace Senytl.Performance;

/// <summary>One stage of <see cref="LoadProfile.Stages"/>.</summary>
/// <param name="PerSecond">Arrivals per second at the end of the stage: 0 to 10,000,000.</param>
/// <param name="Duration">Over 0, at most 366 days.</param>
public readonly record struct RateStage(double PerSecond, TimeSpan Duration)
{
    /// <summary>The stage as profiles print it, such as <c>100/s in 30s</c>.</summary>
    public override string ToString() => $"{ScheduleText.Rate(PerSecond)} in {ScheduleText.Seconds(Duration)}";
}

namespace Senytl.Performance;

/// <summary>How the highest rate that still meets the objectives is looked for.</summary>
public sealed record MaxRateOptions : RunOptions
{
    /// <summary>The first rate tried, per second; default 1, above 0.</summary>
    public double From { get; init; } = 1;

    /// <summary>The highest rate tried, per second; default 10,000, at least <see cref="From"/>.</summary>
    public double To { get; init; } = 10_000;

    /// <summary>How long each rate is held; default 10 s, above zero and at most 24 days. A slow rate is held until it made <see cref="LeastRequests"/>.</summary>
    public TimeSpan StepDuration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Fewest requests of a step; default 100, at least 20. Raised to what the objectives need to be proven.</summary>
    public int LeastRequests { get; init; } = 100;

    /// <summary>How far apart the highest rate met and the lowest one broken may lie, as a share; default 0.1, above 0.</summary>
    public double Precision { get; init; } = 0.1;

    /// <summary>Requests in flight at once; default 10,000.</summary>
    public int MaxInFlight { get; init; } = 10_000;

    internal override IEnumerable<string> Errors()
    {
        foreach (var error in base.Errors())
        {
            yield return error;
        }

        if (!(From > 0 && To >= From && double.IsFinite(To)))
        {
            yield return Text($"From is {From} and To is {To}; From is above 0, and To at least From.");
        }

        if (From > 0 && LeastRequests / From > TimeSpan.FromDays(LongestDays).TotalSeconds)
        {
            yield return Text($"From is {From}, at which LeastRequests, {LeastRequests}, take more than {LongestDays} days; begin at a higher rate.");
        }

        if (Runs != 1 || ExtendUntilDecided != TimeSpan.Zero)
        {
            yield return Text($"Runs is {Runs} and ExtendUntilDecided is {ExtendUntilDecided}; a search takes neither: leave them out, and hold each rate longer with StepDuration.");
        }

        if (StepDuration <= TimeSpan.Zero || IsTooLong(StepDuration))
        {
            yield return Text($"StepDuration is {StepDuration}; it is above zero and at most {LongestDays} days.");
        }

        if (LeastRequests < 20)
        {
            yield return Text($"LeastRequests is {LeastRequests}; it is at least 20.");
        }

        if (!(Precision > 0 && double.IsFinite(Precision)))
        {
            yield return Text($"Precision is {Precision}; it is above 0, e.g. 0.1 for 10 %.");
        }
    }
}

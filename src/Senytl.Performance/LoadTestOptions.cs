namespace Senytl.Performance;

/// <summary>Concurrent users, each making one request after the other: a closed load.</summary>
public sealed record LoadTestOptions : RunOptions
{
    /// <summary>Concurrent users; default 10, 1 to 1,000,000. They are asynchronous, not threads.</summary>
    public int ConcurrentUsers { get; init; } = 10;

    /// <summary>How long requests are started. Give this or <see cref="IterationsPerUser"/>, not both.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Requests of each user. Give this or <see cref="Duration"/>, not both.</summary>
    public int? IterationsPerUser { get; init; }

    /// <summary>User i of n starts at i/n of this; default zero. Below <see cref="Duration"/> where that is given.</summary>
    public TimeSpan RampUp { get; init; }

    /// <summary>Iterations of each user before the measured ones, excluded and reported; default 0.</summary>
    public int WarmupIterationsPerUser { get; init; }

    /// <summary>Pause of a user between two requests; default zero.</summary>
    public TimeSpan ThinkTime { get; init; }

    internal override IEnumerable<string> Errors()
    {
        foreach (var error in base.Errors())
        {
            yield return error;
        }

        if (ConcurrentUsers is < 1 or > 1_000_000)
        {
            yield return Text($"ConcurrentUsers is {ConcurrentUsers}; it is 1 to 1000000.");
        }

        if (Duration is null == IterationsPerUser is null)
        {
            yield return Duration is null
                ? "Neither Duration nor IterationsPerUser is given; give one of them."
                : Text($"Duration is {Duration} and IterationsPerUser is {IterationsPerUser}; give one of them, not both.");
        }

        if (Duration <= TimeSpan.Zero)
        {
            yield return Text($"Duration is {Duration}; it is above zero.");
        }

        if (IterationsPerUser < 1)
        {
            yield return Text($"IterationsPerUser is {IterationsPerUser}; it is at least 1.");
        }

        if (RampUp < TimeSpan.Zero || RampUp >= Duration)
        {
            yield return Text($"RampUp is {RampUp}; it is at least zero, and below Duration.");
        }

        if (WarmupIterationsPerUser < 0)
        {
            yield return Text($"WarmupIterationsPerUser is {WarmupIterationsPerUser}; it is at least 0.");
        }

        if (ThinkTime < TimeSpan.Zero)
        {
            yield return Text($"ThinkTime is {ThinkTime}; it is at least zero.");
        }
    }
}

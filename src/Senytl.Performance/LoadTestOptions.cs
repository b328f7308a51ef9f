using Senytl.Performance.Load;

namespace Senytl.Performance;

/// <summary>
/// A load: closed, with concurrent users that each make one request after the other, or open, with a
/// <see cref="Profile"/> that says when requests are due whatever the target does.
/// </summary>
public sealed record LoadTestOptions : RunOptions
{
    private const int DefaultUsers = 10;
    internal const int DefaultMaxInFlight = 10_000;

    /// <summary>Concurrent users; default 10, 1 to 1,000,000. They are asynchronous, not threads.</summary>
    public int ConcurrentUsers { get; init; } = DefaultUsers;

    /// <summary>How long requests are started; above zero and at most 24 days. Give this or <see cref="IterationsPerUser"/>, not both.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Requests of each user. Give this or <see cref="Duration"/>, not both.</summary>
    public int? IterationsPerUser { get; init; }

    /// <summary>User i of n starts at i/n of this; default zero, at most 24 days, and below <see cref="Duration"/> where that is given.</summary>
    public TimeSpan RampUp { get; init; }

    /// <summary>Iterations of each user before the measured ones, excluded and reported; default 0.</summary>
    public int WarmupIterationsPerUser { get; init; }

    /// <summary>Pause of a user between two requests, left out where no request would follow it; default zero, at most 24 days.</summary>
    public TimeSpan ThinkTime { get; init; }

    /// <summary>
    /// By which share of <see cref="ThinkTime"/> a pause is shorter or longer at most, 0 to 1; default 0. Pauses are uniform
    /// and repeat by the seed; users that all pause alike send their requests in step.
    /// </summary>
    public double ThinkTimeSpread { get; init; }

    /// <summary>
    /// An open load: when requests are due. SLAs then judge response time from the due moment. Goes without users, duration,
    /// iterations, ramp-up and think time.
    /// </summary>
    public LoadProfile? Profile { get; init; }

    /// <summary>Open load: requests in flight at once, 1 to 1,000,000, default 10,000. A request that waits for a place is still due.</summary>
    public int MaxInFlight { get; init; } = DefaultMaxInFlight;

    /// <summary>
    /// Time at the start whose requests are excluded and reported: in an open load the first part of the profile, in a
    /// closed one a phase before the measured one. Default zero, at most 24 days.
    /// </summary>
    public TimeSpan Warmup { get; init; }

    internal override string WarmupRemedy => Profile is null
        ? "leave them out with WarmupIterationsPerUser, or with a time: WarmupSeconds of [LoadTest], Warmup of LoadTestOptions"
        : "leave them out with a time: WarmupSeconds of [LoadTest], Warmup of LoadTestOptions";

    internal override IEnumerable<string> Errors()
    {
        foreach (var error in base.Errors())
        {
            yield return error;
        }

        foreach (var error in Profile is null ? ClosedErrors() : OpenErrors(Profile))
        {
            yield return error;
        }

        if (Warmup < TimeSpan.Zero || IsTooLong(Warmup))
        {
            yield return Text($"Warmup is {Warmup}; it is zero to {LongestDays} days.");
        }
    }

    private IEnumerable<string> OpenErrors(LoadProfile profile)
    {
        if (ConcurrentUsers != DefaultUsers || Duration is not null || IterationsPerUser is not null || RampUp != TimeSpan.Zero || ThinkTime != TimeSpan.Zero
            || ThinkTimeSpread != 0 || WarmupIterationsPerUser != 0)
        {
            yield return "Profile is given beside ConcurrentUsers, Duration, IterationsPerUser, RampUp, ThinkTime, ThinkTimeSpread or WarmupIterationsPerUser; a profile replaces all of them.";
        }

        if (MaxInFlight is < 1 or > 1_000_000)
        {
            yield return Text($"MaxInFlight is {MaxInFlight}; it is 1 to 1000000.");
        }

        if (Warmup >= profile.Duration)
        {
            yield return Text($"Warmup is {Warmup}; it is below the profile's duration, {profile.Duration}, or nothing is measured.");
        }
    }

    private IEnumerable<string> ClosedErrors()
    {
        if (ConcurrentUsers is < 1 or > 1_000_000)
        {
            yield return Text($"ConcurrentUsers is {ConcurrentUsers}; it is 1 to 1000000.");
        }

        if (MaxInFlight != DefaultMaxInFlight)
        {
            yield return Text($"MaxInFlight is {MaxInFlight} without a Profile; it limits an open load: give the profile, or leave it out.");
        }

        if (Duration is null == IterationsPerUser is null)
        {
            yield return Duration is null
                ? "Neither Duration nor IterationsPerUser is given; give one of them, or a Profile."
                : Text($"Duration is {Duration} and IterationsPerUser is {IterationsPerUser}; give one of them, not both.");
        }

        if (Duration <= TimeSpan.Zero || IsTooLong(Duration))
        {
            yield return Text($"Duration is {Duration}; it is above zero and at most {LongestDays} days.");
        }

        if (IterationsPerUser < 1)
        {
            yield return Text($"IterationsPerUser is {IterationsPerUser}; it is at least 1.");
        }

        if (RampUp < TimeSpan.Zero || RampUp >= Duration || IsTooLong(RampUp))
        {
            yield return Text($"RampUp is {RampUp}; it is zero to {LongestDays} days, and below Duration.");
        }

        if (WarmupIterationsPerUser < 0)
        {
            yield return Text($"WarmupIterationsPerUser is {WarmupIterationsPerUser}; it is at least 0.");
        }

        if (ThinkTime < TimeSpan.Zero || IsTooLong(ThinkTime))
        {
            yield return Text($"ThinkTime is {ThinkTime}; it is zero to {LongestDays} days.");
        }

        if (ThinkTimeSpread is not (>= 0 and <= 1))
        {
            yield return Text($"ThinkTimeSpread is {ThinkTimeSpread}; it is 0 to 1.");
        }
        else if (ThinkTimeSpread > 0 && ThinkTime == TimeSpan.Zero)
        {
            yield return Text($"ThinkTimeSpread is {ThinkTimeSpread} without ThinkTime; give the mean pause.");
        }
    }
}

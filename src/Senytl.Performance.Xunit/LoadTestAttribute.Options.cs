using System.Globalization;
using Senytl.Performance.Adapters;

namespace Senytl.Performance;

public sealed partial class LoadTestAttribute : IPerformanceAttribute
{
    private int? concurrentUsers;
    private int? maxInFlight;
    private double? durationSeconds;
    private int? iterationsPerUser;
    private double? arrivalRatePerSecond;

    /// <summary>Concurrent users; default 10, 1 to 1,000,000. They are asynchronous, not threads.</summary>
    public int ConcurrentUsers
    {
        get => concurrentUsers ?? 10;
        set => concurrentUsers = value;
    }

    /// <summary>How long requests are started, in seconds; above 0. Give this or <see cref="IterationsPerUser"/>, not both.</summary>
    public double DurationSeconds
    {
        get => durationSeconds ?? 0;
        set => durationSeconds = value;
    }

    /// <summary>Requests of each user; at least 1. Give this or <see cref="DurationSeconds"/>, not both.</summary>
    public int IterationsPerUser
    {
        get => iterationsPerUser ?? 0;
        set => iterationsPerUser = value;
    }

    /// <summary>User i of n starts at i/n of this, in seconds; default 0, below <see cref="DurationSeconds"/> where that is given.</summary>
    public double RampUpSeconds { get; set; }

    /// <summary>Pause of a user between two requests, in seconds; default 0.</summary>
    public double ThinkTimeSeconds { get; set; }

    /// <summary>
    /// By which share of <see cref="ThinkTimeSeconds"/> a pause is shorter or longer at most, 0 to 1; default 0. Pauses repeat by
    /// <see cref="Seed"/>.
    /// </summary>
    public double ThinkTimeSpread { get; set; }

    /// <summary>Iterations of each user before the measured ones, excluded and reported; default 0.</summary>
    public int WarmupIterationsPerUser { get; set; }

    /// <summary>
    /// Time at the start whose requests are excluded and reported, in seconds; default 0. In an open load it is the first part
    /// of <see cref="DurationSeconds"/>, and below it.
    /// </summary>
    public double WarmupSeconds { get; set; }

    /// <summary>
    /// An open load: requests due per second, whatever the target does; above 0. Goes without users, iterations and think time;
    /// <see cref="DurationSeconds"/> says how long, and over <see cref="RampUpSeconds"/> the rate rises from 0.
    /// </summary>
    public double ArrivalRatePerSecond
    {
        get => arrivalRatePerSecond ?? 0;
        set => arrivalRatePerSecond = value;
    }

    /// <summary>How the arrivals of an open load are spaced; evenly by default. Poisson arrivals repeat by <see cref="Seed"/>.</summary>
    public ArrivalSpacing Profile { get; set; }

    /// <summary>Open load: requests in flight at once; default 10,000, 1 to 1,000,000. One that waits for a place is still due.</summary>
    public int MaxInFlight
    {
        get => maxInFlight ?? 10_000;
        set => maxInFlight = value;
    }

    /// <summary>Limit of one request in seconds; default 30, 0.001 to 2,592,000.</summary>
    public double RequestTimeoutSeconds { get; set; } = 30;

    /// <summary>Seed of all that is random in the run; default 1.</summary>
    public int Seed { get; set; } = 1;

    /// <inheritdoc/>
    public bool RequireProof { get; set; }

    /// <inheritdoc/>
    public bool AllowParallel { get; set; }

    IEnumerable<string> IPerformanceAttribute.Errors() =>
    [
        .. AttributeChecks.Count(nameof(ConcurrentUsers), ConcurrentUsers, least: 1, most: 1_000_000),
        .. LengthErrors(),
        .. AttributeChecks.Seconds(nameof(RampUpSeconds), RampUpSeconds, least: 0),
        .. AttributeChecks.Seconds(nameof(ThinkTimeSeconds), ThinkTimeSeconds, least: 0),
        .. SpreadErrors(),
        .. AttributeChecks.Count(nameof(WarmupIterationsPerUser), WarmupIterationsPerUser, least: 0),
        .. AttributeChecks.Seconds(nameof(WarmupSeconds), WarmupSeconds, least: 0),
        .. AttributeChecks.Count(nameof(MaxInFlight), MaxInFlight, least: 1, most: 1_000_000),
        .. AttributeChecks.Seconds(nameof(RequestTimeoutSeconds), RequestTimeoutSeconds, least: 0.001),
        .. OpenErrors(),
    ];

    RunOptions IPerformanceAttribute.ToOptions(string name)
    {
        var options = new LoadTestOptions
        {
            Name = name,
            ConcurrentUsers = ConcurrentUsers,
            MaxInFlight = MaxInFlight,
            Warmup = TimeSpan.FromSeconds(WarmupSeconds),
            RequestTimeout = TimeSpan.FromSeconds(RequestTimeoutSeconds),
            Seed = Seed,
        };
        return arrivalRatePerSecond is { } rate
            ? options with { Profile = Arrivals(rate) }
            : options with
            {
                Duration = durationSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                IterationsPerUser = iterationsPerUser,
                RampUp = TimeSpan.FromSeconds(RampUpSeconds),
                ThinkTime = TimeSpan.FromSeconds(ThinkTimeSeconds),
                ThinkTimeSpread = ThinkTimeSpread,
                WarmupIterationsPerUser = WarmupIterationsPerUser,
            };
    }

    private LoadProfile Arrivals(double rate)
    {
        var held = TimeSpan.FromSeconds(DurationSeconds - RampUpSeconds);
        var steady = Profile == ArrivalSpacing.Poisson
            ? LoadProfile.Poisson(rate, held, Seed)
            : LoadProfile.ConstantRate(rate, held);
        return RampUpSeconds > 0 ? LoadProfile.RampingRate(0, rate, TimeSpan.FromSeconds(RampUpSeconds)).Then(steady) : steady;
    }

    private IEnumerable<string> OpenErrors()
    {
        if (arrivalRatePerSecond is not { } rate)
        {
            if (Profile != ArrivalSpacing.Even)
            {
                yield return $"Profile is {Profile} without ArrivalRatePerSecond; give the rate.";
            }

            if (maxInFlight is { } places)
            {
                yield return Text($"MaxInFlight is {places} without ArrivalRatePerSecond; it limits an open load: give the rate, or leave it out.");
            }

            yield break;
        }

        if (rate is not (> 0 and <= 10_000_000))
        {
            yield return Text($"ArrivalRatePerSecond is {rate}; it is above 0 to 10000000.");
        }

        if (concurrentUsers is not null || iterationsPerUser is not null || ThinkTimeSeconds != 0 || ThinkTimeSpread != 0 || WarmupIterationsPerUser != 0 || durationSeconds is null)
        {
            yield return "ArrivalRatePerSecond needs DurationSeconds, and goes without ConcurrentUsers, IterationsPerUser, ThinkTimeSeconds, ThinkTimeSpread and WarmupIterationsPerUser.";
        }

        if (WarmupSeconds >= durationSeconds && WarmupSeconds > 0)
        {
            yield return Text($"WarmupSeconds is {WarmupSeconds}; with ArrivalRatePerSecond it is the first part of DurationSeconds, which is {durationSeconds}, and below it, or nothing is measured.");
        }
    }

    private IEnumerable<string> SpreadErrors() => ThinkTimeSpread switch
    {
        not (>= 0 and <= 1) => [Text($"ThinkTimeSpread is {ThinkTimeSpread}; it is 0 to 1.")],
        > 0 when ThinkTimeSeconds == 0 && arrivalRatePerSecond is null => [Text($"ThinkTimeSpread is {ThinkTimeSpread} without ThinkTimeSeconds; give the mean pause.")],
        _ => [],
    };

    private IEnumerable<string> LengthErrors()
    {
        if (durationSeconds is { } both && iterationsPerUser is { } iterations)
        {
            return [Text($"DurationSeconds is {both} and IterationsPerUser is {iterations}; give one of them, not both.")];
        }

        return (durationSeconds, iterationsPerUser) switch
        {
            (null, null) => ["Neither DurationSeconds nor IterationsPerUser is given; give one of them, above 0."],
            ({ } seconds, _) when RampUpSeconds >= seconds && seconds > 0 =>
                [Text($"RampUpSeconds is {RampUpSeconds}; it is from 0 to below DurationSeconds, which is {seconds}.")],
            ({ } seconds, _) => AttributeChecks.Seconds(nameof(DurationSeconds), seconds, least: 0, exclusive: true),
            (_, { } count) => AttributeChecks.Count(nameof(IterationsPerUser), count, least: 1),
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

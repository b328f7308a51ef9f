using System.Globalization;
using Senytl.Performance.Adapters;

namespace Senytl.Performance;

public sealed partial class LoadTestAttribute : IPerformanceAttribute
{
    private double? durationSeconds;
    private int? iterationsPerUser;

    /// <summary>Concurrent users; default 10, 1 to 1,000,000. They are asynchronous, not threads.</summary>
    public int ConcurrentUsers { get; set; } = 10;

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

    /// <summary>Iterations of each user before the measured ones, excluded and reported; default 0.</summary>
    public int WarmupIterationsPerUser { get; set; }

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
        .. AttributeChecks.Count(nameof(WarmupIterationsPerUser), WarmupIterationsPerUser, least: 0),
        .. AttributeChecks.Seconds(nameof(RequestTimeoutSeconds), RequestTimeoutSeconds, least: 0.001),
    ];

    RunOptions IPerformanceAttribute.ToOptions(string name) => new LoadTestOptions
    {
        Name = name,
        ConcurrentUsers = ConcurrentUsers,
        Duration = durationSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        IterationsPerUser = iterationsPerUser,
        RampUp = TimeSpan.FromSeconds(RampUpSeconds),
        ThinkTime = TimeSpan.FromSeconds(ThinkTimeSeconds),
        WarmupIterationsPerUser = WarmupIterationsPerUser,
        RequestTimeout = TimeSpan.FromSeconds(RequestTimeoutSeconds),
        Seed = Seed,
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

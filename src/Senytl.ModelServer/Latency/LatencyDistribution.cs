using System.Globalization;

namespace Senytl.ModelServer;

/// <summary>A seeded distribution of waiting times. Immutable; no draw is ever below zero.</summary>
/// <remarks>The draw depends on the seed and the request index alone, so that concurrency does not change it.</remarks>
public abstract class LatencyDistribution
{
    private protected LatencyDistribution()
    {
    }

    /// <summary>No wait at all.</summary>
    public static LatencyDistribution None { get; } = new ConstantLatency(TimeSpan.Zero);

    /// <summary>Always the same wait.</summary>
    /// <param name="value">0 to 1 hour.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public static LatencyDistribution Constant(TimeSpan value) => new ConstantLatency(Checked(value, nameof(value)));

    /// <summary>Each wait between <paramref name="min"/> and <paramref name="max"/> is equally likely.</summary>
    /// <param name="min">0 to 1 hour.</param>
    /// <param name="max">From <paramref name="min"/> to 1 hour.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static LatencyDistribution Uniform(TimeSpan min, TimeSpan max) =>
        new UniformLatency(Checked(min, nameof(min)), Checked(max, nameof(max), min));

    /// <summary>Normal, with draws below zero taken as zero.</summary>
    /// <param name="mean">0 to 1 hour.</param>
    /// <param name="standardDeviation">0 to 1 hour.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static LatencyDistribution Normal(TimeSpan mean, TimeSpan standardDeviation) =>
        new NormalLatency(Checked(mean, nameof(mean)), Checked(standardDeviation, nameof(standardDeviation)));

    /// <summary>Lognormal, given by two of its percentiles: the shape that model latencies usually have.</summary>
    /// <param name="median">Above 0, to 1 hour.</param>
    /// <param name="p95">The 95th percentile, from <paramref name="median"/> to 1 hour.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static LatencyDistribution LogNormal(TimeSpan median, TimeSpan p95) =>
        new LogNormalLatency(Checked(median, nameof(median), TimeSpan.FromTicks(1)), Checked(p95, nameof(p95), median));

    /// <summary>Two populations: most draws from <paramref name="fast"/>, a share from <paramref name="slow"/>.</summary>
    /// <param name="fast">The usual case.</param>
    /// <param name="slow">The other case, such as a cold start.</param>
    /// <param name="slowShare">The share of slow draws, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public static LatencyDistribution Bimodal(LatencyDistribution fast, LatencyDistribution slow, double slowShare)
    {
        ArgumentNullException.ThrowIfNull(fast);
        ArgumentNullException.ThrowIfNull(slow);
        return slowShare is >= 0 and <= 1
            ? new BimodalLatency(fast, slow, slowShare)
            : throw new ArgumentOutOfRangeException(nameof(slowShare), slowShare, "Allowed: 0 to 1. Give a share, such as 0.05 for 5 %.");
    }

    /// <summary>The first draw for a request, as the server would make it for its time to first token.</summary>
    /// <param name="seed">The server's seed.</param>
    /// <param name="requestIndex">The request's index, from 0 in order of arrival.</param>
    public TimeSpan Draw(long seed, long requestIndex)
    {
        var random = new SeededRandom(seed, requestIndex, DrawPurpose.TimeToFirstToken);
        return TimeSpan.FromSeconds(NextSeconds(ref random));
    }

    internal virtual bool IsNone => false;

    internal abstract double NextSeconds(ref SeededRandom random);

    private static TimeSpan Checked(TimeSpan value, string name, TimeSpan min = default) =>
        value >= min && value <= TimeSpan.FromHours(1)
            ? value
            : throw new ArgumentOutOfRangeException(
                name,
                value,
                string.Create(CultureInfo.InvariantCulture, $"Allowed: {min} to 01:00:00. Give a TimeSpan in that range."));
}

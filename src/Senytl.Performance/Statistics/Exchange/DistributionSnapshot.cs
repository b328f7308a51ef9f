using System.Globalization;

namespace Senytl.Performance.Statistics;

/// <summary>A distribution in plain numbers, for files: nothing is lost on the way there and back.</summary>
internal sealed record DistributionSnapshot
{
    /// <summary>The exact sum of the observations, as decimal digits: it may be longer than 64 bits.</summary>
    public string Total { get; init; } = "0";

    /// <summary>The smallest observation; 0 without any.</summary>
    public long Min { get; init; }

    /// <summary>The largest observation; 0 without any.</summary>
    public long Max { get; init; }

    /// <summary>The sum of squared deviations from the mean.</summary>
    public double SquaredDeviations { get; init; }

    /// <summary>The observations while each is known; null when <see cref="Buckets"/> has them.</summary>
    public long[]? Values { get; init; }

    /// <summary>Index and count of each bucket of <see cref="LogLinearBuckets"/> that holds something, in turn.</summary>
    public long[]? Buckets { get; init; }

    /// <summary>The limits whose counts are kept apart.</summary>
    public TrackedLimit[] Limits { get; init; } = [];

    /// <summary>The sum as a number.</summary>
    internal Int128 ParseTotal() => Int128.TryParse(Total, NumberStyles.None, CultureInfo.InvariantCulture, out var total)
        ? total
        : throw new InvalidDataException($"The total '{Total}' of a saved distribution is not a whole number of 0 or more.");
}

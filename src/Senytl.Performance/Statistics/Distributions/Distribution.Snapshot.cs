using System.Globalization;

namespace Senytl.Performance.Statistics;

internal sealed partial class Distribution
{
    /// <summary>The distribution as it was saved.</summary>
    /// <exception cref="InvalidDataException">The numbers contradict each other, or are out of range.</exception>
    public static Distribution From(DistributionSnapshot snapshot)
    {
        var distribution = new Distribution();
        if (snapshot is { Values: { } kept, Buckets: null })
        {
            Require(kept.Length <= ExactCapacity && kept.All(value => value >= 0), "values: at most 4096, none negative");
            Array.ForEach(kept, distribution.Record);
        }
        else
        {
            distribution.Restore(snapshot);
        }

        distribution.tracked = [.. snapshot.Limits];
        return distribution;
    }

    /// <summary>The distribution in plain numbers.</summary>
    public DistributionSnapshot ToSnapshot()
    {
        // Sorted first: sums of the same values in another order differ in the last digit.
        var kept = IsExact ? Sorted().ToArray() : null;
        var known = count == 0 ? default : CurrentMoments();
        return new()
        {
            Total = known.Total.ToString(CultureInfo.InvariantCulture),
            Min = count == 0 ? 0 : min,
            Max = count == 0 ? 0 : max,
            SquaredDeviations = known.SquaredDeviations,
            Values = kept,
            Buckets = buckets?.NonEmpty().SelectMany(bucket => new[] { bucket.Index, bucket.Count }).ToArray(),
            Limits = [.. tracked],
        };
    }

    private void Restore(DistributionSnapshot snapshot)
    {
        Require(snapshot is { Values: null, Buckets.Length: > 0 } && snapshot.Buckets.Length % 2 == 0, "either values or pairs of bucket and count");
        buckets = new LogLinearBuckets();
        var last = -1L;
        foreach (var pair in snapshot.Buckets!.Chunk(2))
        {
            Require(pair[0] > last && pair[0] < LogLinearBuckets.Length && pair[1] > 0, "bucket indexes rise and counts are over 0");
            buckets.Add((int)pair[0], pair[1]);
            count += pair[1];
            last = pair[0];
        }

        (min, max) = (snapshot.Min, snapshot.Max);
        Require(min >= 0 && LogLinearBuckets.IndexOf(min) == snapshot.Buckets![0] && max >= min && LogLinearBuckets.IndexOf(max) == last, "minimum and maximum lie in the first and the last bucket");
        Require(count > 0 && double.IsFinite(snapshot.SquaredDeviations) && snapshot.SquaredDeviations >= 0, "counts and deviations are finite and not negative");
        moments = Moments.From(count, snapshot.ParseTotal(), snapshot.SquaredDeviations);
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new InvalidDataException($"A saved distribution breaks its rule ({rule}). The file was cut or edited: record it again.");
        }
    }
}

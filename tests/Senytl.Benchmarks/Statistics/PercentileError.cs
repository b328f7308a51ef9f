using Senytl.Performance.Statistics;

namespace Senytl.Benchmarks.Statistics;

/// <summary>How far the percentiles of a million values are from those of the sorted values, at worst.</summary>
internal static class PercentileError
{
    private const int Count = 1_000_000;

    /// <summary>The worst relative error over six shapes, in percent.</summary>
    public static double WorstPercent() => LatencyShape.All.Max(shape =>
    {
        var random = SeededRandom.From(11);
        var distribution = new Distribution();
        var values = new long[Count];
        for (var i = 0; i < Count; i++)
        {
            distribution.Record(values[i] = shape.Next(ref random));
        }

        Array.Sort(values);
        return new[] { 1, 5, 10, 25, 50, 75, 90, 95, 99, 99.9, 99.99, 100 }.Max(percentile =>
        {
            double exact = values[NearestRank.Of(Count, percentile) - 1];
            return 100 * Math.Abs(distribution.ValueAt(percentile) - exact) / Math.Max(1, exact);
        });
    });
}

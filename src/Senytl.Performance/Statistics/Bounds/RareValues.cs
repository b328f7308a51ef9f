namespace Senytl.Performance.Statistics;

/// <summary>A bound of the mean of observations of which most are one value, and few are higher.</summary>
/// <remarks>
/// Resampling says nothing of them: many resamples miss the few altogether. How often they occur is a share, and has the bound of
/// Clopper and Pearson (<see cref="Binomial.UpperBound"/>); each of them counts as the highest that was seen.
/// </remarks>
internal static class RareValues
{
    /// <summary>The one-sided upper bound; infinite when no value makes up more than half of the observations.</summary>
    /// <param name="values">The observations, by rising value.</param>
    /// <param name="confidence">In (0, 1).</param>
    public static double Upper(ReadOnlySpan<long> values, double confidence)
    {
        var common = values[values.Length / 2];
        var (equal, higher) = (0, 0);
        foreach (var value in values)
        {
            equal += value == common ? 1 : 0;
            higher += value > common ? 1 : 0;
        }

        return equal * 2 > values.Length
            ? common + (Binomial.UpperBound(higher, values.Length, confidence) * (values[^1] - common))
            : double.PositiveInfinity;
    }
}

namespace Senytl.Performance.Statistics;

/// <summary>Count, exact total and squared deviations of a series, in constant memory.</summary>
/// <remarks>
/// Squares are taken about a shift near the mean, which keeps the variance accurate where plain sums cancel.
/// T. F. Chan, G. H. Golub, R. J. LeVeque, "Algorithms for Computing the Sample Variance", The American Statistician 37 (1983),
/// doi:10.1080/00031305.1983.10483115.
/// </remarks>
internal struct Moments
{
    private double squares;
    private double shift;
    private long count;
    private ulong totalLow;
    private ulong totalHigh;

    /// <summary>How many values there are.</summary>
    public readonly long Count => count;

    /// <summary>The exact sum of the values.</summary>
    public readonly Int128 Total => new(totalHigh, totalLow);

    /// <summary>The arithmetic mean; not a number without values.</summary>
    public readonly double Mean => Count == 0 ? double.NaN : (double)Total / Count;

    /// <summary>The sum of squared deviations from the mean.</summary>
    public readonly double SquaredDeviations
    {
        get
        {
            var offset = Mean - shift;
            return Count < 2 ? 0 : Math.Max(0, squares - (Count * offset * offset));
        }
    }

    /// <summary>The sample standard deviation (n − 1); not a number for fewer than two values.</summary>
    public readonly double StandardDeviation => Count < 2 ? double.NaN : Math.Sqrt(SquaredDeviations / (Count - 1));

    /// <summary>The moments of the values, in two passes.</summary>
    public static Moments Of(ReadOnlySpan<long> values)
    {
        var total = Int128.Zero;
        foreach (var value in values)
        {
            total += value;
        }

        var moments = From(values.Length, total, 0);
        foreach (var value in values)
        {
            var deviation = value - moments.shift;
            moments.squares += deviation * deviation;
        }

        return moments;
    }

    /// <summary>Moments as they were saved.</summary>
    public static Moments From(long count, Int128 total, double squaredDeviations)
    {
        var moments = new Moments { count = count, squares = squaredDeviations };
        moments.SetTotal(total);
        moments.shift = count == 0 ? 0 : moments.Mean;
        return moments;
    }

    /// <summary>Takes in one value, which is not negative.</summary>
    public void Add(long value)
    {
        var deviation = value - shift;
        squares += deviation * deviation;
        count++;
        totalLow += (ulong)value;
        totalHigh += totalLow < (ulong)value ? 1UL : 0;
    }

    /// <summary>Takes in a value, which is not negative, so many times.</summary>
    public void Add(long value, long times)
    {
        var deviation = value - shift;
        squares += deviation * deviation * times;
        count += times;
        SetTotal(Total + ((Int128)value * times));
    }

    /// <summary>Takes in another series.</summary>
    public void Add(in Moments other)
    {
        if (other.Count == 0)
        {
            return;
        }

        var offset = other.Mean - shift;
        squares += other.SquaredDeviations + (other.count * offset * offset);
        count += other.count;
        SetTotal(Total + other.Total);
    }

    private void SetTotal(Int128 total) => (totalHigh, totalLow) = ((ulong)(total >> 64), (ulong)total);
}

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

    /// <summary>How many values there are.</summary>
    public long Count { get; private set; }

    /// <summary>The exact sum of the values.</summary>
    public Int128 Total { get; private set; }

    /// <summary>The point about which squares are taken.</summary>
    public double Shift { get; private set; }

    /// <summary>The arithmetic mean; not a number without values.</summary>
    public readonly double Mean => Count == 0 ? double.NaN : (double)Total / Count;

    /// <summary>The sum of squared deviations from the mean.</summary>
    public readonly double SquaredDeviations
    {
        get
        {
            var offset = Mean - Shift;
            return Count < 2 ? 0 : Math.Max(0, squares - (Count * offset * offset));
        }
    }

    /// <summary>The sample standard deviation (n − 1); not a number for fewer than two values.</summary>
    public readonly double StandardDeviation => Count < 2 ? double.NaN : Math.Sqrt(SquaredDeviations / (Count - 1));

    /// <summary>The moments of the values, in two passes.</summary>
    public static Moments Of(ReadOnlySpan<long> values)
    {
        var moments = default(Moments);
        foreach (var value in values)
        {
            moments.Total += value;
        }

        moments.Count = values.Length;
        moments.Shift = values.IsEmpty ? 0 : moments.Mean;
        foreach (var value in values)
        {
            var deviation = value - moments.Shift;
            moments.squares += deviation * deviation;
        }

        return moments;
    }

    /// <summary>Moments as they were saved.</summary>
    public static Moments From(long count, Int128 total, double squaredDeviations)
    {
        var moments = new Moments { Count = count, Total = total, squares = squaredDeviations };
        moments.Shift = count == 0 ? 0 : moments.Mean;
        return moments;
    }

    /// <summary>Takes in one value.</summary>
    public void Add(long value)
    {
        var deviation = value - Shift;
        Count++;
        Total += value;
        squares += deviation * deviation;
    }

    /// <summary>Takes in another series.</summary>
    public void Add(in Moments other)
    {
        if (other.Count == 0)
        {
            return;
        }

        var offset = other.Mean - Shift;
        squares += other.SquaredDeviations + (other.Count * offset * offset);
        Count += other.Count;
        Total += other.Total;
    }
}

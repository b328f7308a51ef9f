namespace Senytl.Performance.Statistics;

/// <summary>Where the warm-up of a series ends: the cut that leaves the mean of the rest the least uncertain.</summary>
/// <remarks>
/// K. P. White, M. J. Cobb, S. C. Spratt, "A Comparison of Five Steady-State Truncation Heuristics for Simulation",
/// Winter Simulation Conference 2000, doi:10.1109/WSC.2000.899028. Means of five values are judged.
/// </remarks>
internal static class Mser5
{
    private const int Batch = 5;

    /// <summary>How many values at the start to leave out; null when the series has not settled within its first half.</summary>
    /// <param name="values">In the order of time; at least 20.</param>
    public static int? Cut(ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, 4 * Batch, nameof(values));
        var batches = values.Length / Batch;
        var best = double.PositiveInfinity;
        var cut = 0;
        var (count, mean, squares) = (0, 0.0, 0.0);

        // From the end to the start, so that each cut extends the sums of the one after it.
        for (var start = batches - 1; start >= 0; start--)
        {
            var deviation = Mean(values.Slice(start * Batch, Batch)) - mean;
            count++;
            mean += deviation / count;
            squares += deviation * deviation * (count - 1) / count;
            var error = squares / count / count;
            if (start <= batches / 2 && error <= best)
            {
                (best, cut) = (error, start);
            }
        }

        return cut >= batches / 2 ? null : cut * Batch;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}

namespace Senytl.Performance.Statistics;

/// <summary>How many neighbours of a series belong together: the length of the blocks that are resampled.</summary>
/// <remarks>
/// Twice the integrated autocorrelation time, summed up to the first lag that is no longer significant, and at least the cube root of
/// the length. D. N. Politis, H. White, "Automatic Block-Length Selection for the Dependent Bootstrap", Econometric Reviews 23 (2004),
/// doi:10.1081/ETC-120028836, for the rule of significance.
/// </remarks>
internal static class BlockLength
{
    /// <summary>The length for a series in the order of time: from 1 to a fifth of it.</summary>
    public static int Of(ReadOnlySpan<double> series)
    {
        var longest = Math.Max(1, series.Length / 5);
        var least = (int)Math.Ceiling(Math.Cbrt(series.Length));
        var time = 1.0;
        var negligible = 2 * Math.Sqrt(Math.Log10(Math.Max(10, series.Length)) / series.Length);
        for (var lag = 1; lag < series.Length / 2; lag++)
        {
            var correlation = Autocorrelation(series, lag);
            if (correlation < negligible)
            {
                break;
            }

            time += 2 * correlation;
        }

        return Math.Min(longest, Math.Max(least, (int)Math.Ceiling(2 * time)));
    }

    /// <summary>The autocorrelation at a lag; 0 for a constant series.</summary>
    public static double Autocorrelation(ReadOnlySpan<double> series, int lag)
    {
        var mean = 0.0;
        foreach (var value in series)
        {
            mean += value / series.Length;
        }

        var (together, alone) = (0.0, 0.0);
        for (var i = 0; i < series.Length; i++)
        {
            alone += (series[i] - mean) * (series[i] - mean);
            together += i + lag < series.Length ? (series[i] - mean) * (series[i + lag] - mean) : 0;
        }

        return alone == 0 ? 0 : together / alone;
    }
}

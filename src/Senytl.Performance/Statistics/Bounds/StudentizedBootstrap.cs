namespace Senytl.Performance.Statistics;

/// <summary>A bound of the mean that follows the skew of the sample.</summary>
/// <remarks>
/// Each resample is judged in units of its own standard error (bootstrap-t).
/// P. Hall, "Theoretical Comparison of Bootstrap Confidence Intervals", Ann. Stat. 16 (1988), doi:10.1214/aos/1176350933.
/// </remarks>
internal static class StudentizedBootstrap
{
    /// <summary>The one-sided upper bound; infinite when so few observations differ that too many resamples show no spread.</summary>
    /// <param name="values">At least two observations.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <param name="resamples">How many resamples are drawn.</param>
    /// <param name="seed">Reproduces the bound.</param>
    public static double Upper(ReadOnlySpan<long> values, double confidence, int resamples, int seed)
    {
        var sample = Moments.Of(values);
        if (sample.StandardDeviation == 0)
        {
            return sample.Mean;
        }

        var centred = new double[values.Length];
        for (var i = 0; i < centred.Length; i++)
        {
            centred[i] = values[i] - sample.Mean;
        }

        var random = SeededRandom.From(seed);
        var studentized = new double[resamples];
        for (var i = 0; i < resamples; i++)
        {
            studentized[i] = Studentized(centred, ref random);
        }

        Array.Sort(studentized);
        var low = studentized[(int)Math.Floor((1 - confidence) * resamples)];
        return sample.Mean - (low * sample.StandardDeviation / Math.Sqrt(values.Length));
    }

    private static double Studentized(double[] centred, ref SeededRandom random)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < centred.Length; i++)
        {
            var value = centred[random.NextInt(centred.Length)];
            sum += value;
            squares += value * value;
        }

        var mean = sum / centred.Length;
        var variance = Math.Max(0, squares - (sum * mean)) / (centred.Length - 1);

        // A resample of one value over and over has no error of its own: it lies infinitely far on the side of its mean.
        return variance > 0 ? mean / Math.Sqrt(variance / centred.Length)
            : mean == 0 ? 0
            : double.CopySign(double.PositiveInfinity, mean);
    }
}

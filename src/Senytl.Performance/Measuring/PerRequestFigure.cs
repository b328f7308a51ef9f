using Senytl.Performance.Statistics;

namespace Senytl.Performance.Measuring;

/// <summary>What each request took of something, to say how sure the average per successful request is. Not thread-safe.</summary>
internal sealed class PerRequestFigure
{
    private readonly Distribution succeeded = new();
    private double failedSum;
    private double failedSquares;

    /// <summary>Heap that the observations take, in bytes.</summary>
    public long HeldBytes => succeeded.HeldBytes;

    public void Record(long value, bool success)
    {
        if (success)
        {
            succeeded.Record(value);
        }
        else
        {
            failedSum += value;
            failedSquares += (double)value * value;
        }
    }

    public void Add(PerRequestFigure other)
    {
        succeeded.Add(other.succeeded);
        failedSum += other.failedSum;
        failedSquares += other.failedSquares;
    }

    /// <summary>How far above the observed average the true one may lie; infinite for fewer than two requests.</summary>
    /// <remarks>
    /// The average is a ratio: what all requests took over how many succeeded. Its standard error is that of the residuals
    /// x − R · s (W. G. Cochran, Sampling Techniques, 3rd ed. 1977, eq. 6.13), which is the mean's own when none failed.
    /// Where the skew of the successful requests asks for more, it is their bootstrap bound.
    /// </remarks>
    /// <param name="successes">Successful requests; those that recorded nothing took nothing.</param>
    /// <param name="failures">Failed requests.</param>
    /// <param name="confidence">In (0, 1).</param>
    public double Margin(long successes, long failures, double confidence)
    {
        var count = successes + failures;
        if (successes == 0 || count < 2)
        {
            return double.PositiveInfinity;
        }

        var all = WithZeros(successes - succeeded.Count);
        var ratio = all.Mean + (failedSum / successes);
        var squares = (all.Count > 1 ? all.StandardDeviation * all.StandardDeviation * (all.Count - 1) : 0)
            + (all.Count * (ratio - all.Mean) * (ratio - all.Mean))
            + failedSquares;
        var error = Math.Sqrt(squares * count / (count - 1)) / successes;
        return Math.Max(StudentT.Quantile(confidence, count - 1) * error, MeanBound.Upper(all, confidence) - all.Mean);
    }

    private Distribution WithZeros(long zeros)
    {
        if (zeros <= 0)
        {
            return succeeded;
        }

        var all = new Distribution();
        all.Add(succeeded);
        all.Record(0, zeros);
        return all;
    }
}

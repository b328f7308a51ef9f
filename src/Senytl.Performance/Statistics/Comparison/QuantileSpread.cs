namespace Senytl.Performance.Statistics;

/// <summary>The quantile of a run and the standard error of its logarithm, from resampled blocks of windows.</summary>
internal sealed class QuantileSpread
{
    private const int Resamples = 400;

    private readonly List<(long Value, int Window, long Count)> observations;
    private readonly long[] totals;
    private readonly double percentile;

    public QuantileSpread(IReadOnlyList<Distribution> windows, double percentile, int seed)
    {
        NearestRank.Check(percentile);
        this.percentile = percentile;
        observations = [.. windows.SelectMany((window, i) => window.ValueCounts().Select(pair => (pair.Value, i, pair.Count)))];
        observations.Sort();
        totals = [.. windows.Select(window => window.Count)];
        if (observations.Count == 0)
        {
            throw new ArgumentException("A run without observations has no quantile to compare.");
        }

        Quantile = QuantileOf([.. windows.Select(_ => 1)]);
        var length = BlockLength.Of([.. windows.Select(window => window.Count == 0 ? 0 : window.CountOver(Quantile) / (double)window.Count)]);
        Blocks = Math.Max(1, windows.Count / length);
        LogError = Spread(length, seed) * Math.Sqrt(Blocks / Math.Max(1.0, Blocks - 1));
    }

    /// <summary>The quantile of all windows together.</summary>
    public long Quantile { get; }

    /// <summary>How many blocks the run falls into: how many times it says something independent.</summary>
    public int Blocks { get; }

    /// <summary>The standard error of ln <see cref="Quantile"/>.</summary>
    public double LogError { get; }

    private double Spread(int length, int seed)
    {
        var random = SeededRandom.From(seed);
        var logs = new double[Resamples];
        var times = new int[totals.Length];
        for (var i = 0; i < Resamples; i++)
        {
            Array.Clear(times);
            for (var drawn = 0; drawn < times.Length; drawn += length)
            {
                var start = random.NextInt(times.Length);
                for (var j = 0; j < length && drawn + j < times.Length; j++)
                {
                    times[(start + j) % times.Length]++;
                }
            }

            logs[i] = Math.Log(Math.Max(1, QuantileOf(times)));
        }

        var mean = logs.Average();
        return Math.Sqrt(logs.Sum(log => (log - mean) * (log - mean)) / (Resamples - 1));
    }

    private long QuantileOf(int[] times)
    {
        var total = 0L;
        for (var i = 0; i < times.Length; i++)
        {
            total += times[i] * totals[i];
        }

        // A resample of empty windows alone says nothing new.
        var rank = total == 0 ? 0 : NearestRank.Of(total, percentile);
        foreach (var (value, window, count) in observations)
        {
            rank -= times[window] * count;
            if (rank <= 0)
            {
                return total == 0 ? Quantile : value;
            }
        }

        return observations[^1].Value;
    }
}

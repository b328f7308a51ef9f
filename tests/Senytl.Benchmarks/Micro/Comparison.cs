namespace Senytl.Benchmarks.Micro;

/// <summary>What both tools say of one kernel in one round: ours ran before and after the other, so that both meet the same clock of the processor.</summary>
internal sealed record Comparison(IReadOnlyList<Reading> Ours, Reading Theirs)
{
    /// <summary>Seconds that one run of ours takes, on average.</summary>
    public double OurSeconds => Ours.Average(reading => reading.Took.TotalSeconds);

    public double OurMedian => Middle(Ours.Select(reading => reading.Median));

    /// <summary>How far our figure is from theirs, in percent of theirs.</summary>
    public double OffPercent => ((OurMedian / Theirs.Median) - 1) * 100;

    public static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

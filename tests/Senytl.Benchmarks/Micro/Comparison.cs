namespace Senytl.Benchmarks.Micro;

/// <summary>What both tools say of one kernel, a reading a run.</summary>
internal sealed record Comparison(List<Reading> Ours, List<Reading> Theirs)
{
    /// <summary>Seconds that one run takes, on average.</summary>
    public double OurSeconds => Ours.Average(reading => reading.Took.TotalSeconds);

    public double TheirSeconds => Theirs.Average(reading => reading.Took.TotalSeconds);

    /// <summary>How far our figure is from theirs, in percent of theirs.</summary>
    public double Off(Func<Reading, double> figure) => ((Least(Ours, figure) / Least(Theirs, figure)) - 1) * 100;

    public static double Least(List<Reading> readings, Func<Reading, double> figure) => readings.Min(figure);
}

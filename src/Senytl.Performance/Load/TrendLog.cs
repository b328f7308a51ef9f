namespace Senytl.Performance.Load;

/// <summary>When a request was due and how long it took until it ended, in nanoseconds.</summary>
internal readonly record struct TrendPoint(long Due, long ResponseTime);

/// <summary>
/// Response times over a whole load in a bounded number of points: when they become too many, every second one goes, and
/// from then on every second one of those to come. Under the owner's lock.
/// </summary>
internal sealed class TrendLog
{
    private const int MostPoints = 1024;

    private readonly List<(long Index, TrendPoint Point)> points = [];
    private long step = 1;

    /// <param name="index">Index of the arrival: which ones are kept does not depend on the order in which they end.</param>
    /// <param name="due">When it was due.</param>
    /// <param name="ended">When it ended, or was given up.</param>
    public void Add(long index, long due, long ended)
    {
        if (index % step != 0)
        {
            return;
        }

        points.Add((index, new TrendPoint(due, ended - due)));
        if (points.Count == MostPoints)
        {
            step *= 2;
            points.RemoveAll(point => point.Index % step != 0);
        }
    }

    /// <summary>The points, by the moment they were due.</summary>
    public IReadOnlyList<TrendPoint> Read() => [.. points.Select(point => point.Point).OrderBy(point => point.Due)];
}

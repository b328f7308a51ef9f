namespace Senytl.Performance.Measuring;

/// <summary>Length of the union of intervals, which may come in any order.</summary>
internal struct BusyTime
{
    /// <summary>The intervals that lie apart, by their start.</summary>
    private List<(long Start, long End)>? apart;

    public readonly long Total
    {
        get
        {
            var total = 0L;
            foreach (var (start, end) in apart ?? [])
            {
                total += end - start;
            }

            return total;
        }
    }

    public void Add(long start, long end)
    {
        apart ??= [];

        // Most come at the end, or overlap the last.
        var first = apart.Count;
        while (first > 0 && apart[first - 1].End >= start)
        {
            first--;
        }

        var next = first;
        for (; next < apart.Count && apart[next].Start <= end; next++)
        {
            start = Math.Min(start, apart[next].Start);
            end = Math.Max(end, apart[next].End);
        }

        apart.RemoveRange(first, next - first);
        apart.Insert(first, (start, end));
    }
}

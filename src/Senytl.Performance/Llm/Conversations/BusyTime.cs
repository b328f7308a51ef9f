namespace Senytl.Performance.Measuring;

/// <summary>Length of the union of intervals that arrive in the order of their ends.</summary>
internal sealed class BusyTime
{
    private readonly Stack<(long Start, long End)> apart = new(1);

    public long Total => apart.Sum(interval => interval.End - interval.Start);

    public void Add(long start, long end)
    {
        while (apart.TryPeek(out var last) && last.End >= start)
        {
            apart.Pop();
            start = Math.Min(start, last.Start);
            end = Math.Max(end, last.End);
        }

        apart.Push((start, end));
    }
}

namespace Senytl.Performance.Measuring;

/// <summary>Length of the union of intervals that arrive in the order of their ends.</summary>
/// <remarks>Most requests have intervals that overlap, or one alone: only those that lie apart take memory.</remarks>
internal struct BusyTime
{
    private Stack<(long Start, long End)>? before;
    private (long Start, long End)? last;

    public readonly long Total
    {
        get
        {
            var total = last is { } own ? own.End - own.Start : 0;
            if (before is not null)
            {
                foreach (var (start, end) in before)
                {
                    total += end - start;
                }
            }

            return total;
        }
    }

    public void Add(long start, long end)
    {
        while (last is { } own && own.End >= start)
        {
            start = Math.Min(start, own.Start);
            end = Math.Max(end, own.End);
            last = before is { Count: > 0 } ? before.Pop() : null;
        }

        if (last is { } apart)
        {
            (before ??= new()).Push(apart);
        }

        last = (start, end);
    }
}

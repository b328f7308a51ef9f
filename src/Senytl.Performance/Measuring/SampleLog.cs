namespace Senytl.Performance.Measuring;

/// <summary>
/// Keeps whole records of the first <see cref="Capacity"/> requests and of the slowest few, whenever they came.
/// The figures do not depend on it: they come from the distributions, which see every request.
/// </summary>
internal sealed class SampleLog
{
    public const int Capacity = 4096;
    public const int SlowestKept = 10;

    private readonly List<RequestRecord> first = [];
    private readonly PriorityQueue<RequestRecord, long> slowest = new(SlowestKept + 1);

    public IReadOnlyList<RequestRecord> First => first;

    public IEnumerable<RequestRecord> Slowest =>
        slowest.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element);

    public void Add(in RequestRecord record)
    {
        if (first.Count < Capacity)
        {
            first.Add(record);
        }

        if (slowest.Count < SlowestKept)
        {
            slowest.Enqueue(record, record.ResponseTime);
        }
        else if (slowest.TryPeek(out _, out var fastestKept) && record.ResponseTime > fastestKept)
        {
            slowest.DequeueEnqueue(record, record.ResponseTime);
        }
    }

    /// <summary>Joins two logs: the earliest records by start, and the slowest of both.</summary>
    public void Add(SampleLog other)
    {
        first.AddRange(other.first);
        first.Sort((a, b) => a.Started.CompareTo(b.Started));
        if (first.Count > Capacity)
        {
            first.RemoveRange(Capacity, first.Count - Capacity);
        }

        foreach (var (record, time) in other.slowest.UnorderedItems)
        {
            slowest.Enqueue(record, time);
            if (slowest.Count > SlowestKept)
            {
                slowest.Dequeue();
            }
        }
    }
}

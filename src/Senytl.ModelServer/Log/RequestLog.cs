namespace Senytl.ModelServer;

/// <summary>The newest requests in a ring of fixed size, without a lock.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly RequestEntry?[] ring = new RequestEntry?[capacity];
    private long count;

    public long Count => Volatile.Read(ref count);

    public RequestEntry Begin(ModelApi api, string path, long arrived)
    {
        var index = Interlocked.Increment(ref count) - 1;
        var entry = new RequestEntry(index, api, path, arrived);
        if (capacity > 0)
        {
            Volatile.Write(ref ring[index % capacity], entry);
        }

        return entry;
    }

    public IReadOnlyList<RequestRecord> Snapshot()
    {
        var records = new List<RequestRecord>(capacity);
        for (var slot = 0; slot < capacity; slot++)
        {
            if (Volatile.Read(ref ring[slot]) is { } entry)
            {
                records.Add(entry.Record);
            }
        }

        records.Sort(static (a, b) => a.Index.CompareTo(b.Index));
        return records;
    }
}

namespace Senytl.Performance.Doubles;

/// <summary>The latest calls of a mock model. Bounded, so that a load test on it does not look like a leak.</summary>
internal sealed class MockCallLog
{
    private const int MostKept = 1000;

    private readonly Lock gate = new();
    private readonly Queue<MockCall> latest = new();
    private long count;

    public long Count => Interlocked.Read(ref count);

    public IReadOnlyList<MockCall> Latest
    {
        get
        {
            lock (gate)
            {
                return [.. latest];
            }
        }
    }

    public void Add(MockCall call)
    {
        Interlocked.Increment(ref count);
        lock (gate)
        {
            latest.Enqueue(call);
            if (latest.Count > MostKept)
            {
                latest.Dequeue();
            }
        }
    }
}

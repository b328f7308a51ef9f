namespace Senytl.Performance.Measuring;

/// <summary>
/// Keeps whole records of the first <see cref="Capacity"/> requests of a run to end, and of the slowest few, whenever they
/// came. The figures do not depend on it: they come from the distributions, which see every request.
/// </summary>
/// <remarks>Thread-safe. Its memory is taken at once, so that a run's own samples do not look like a leak of the agent.</remarks>
internal sealed class SampleLog
{
    public const int Capacity = 4096;
    public const int SlowestKept = 10;

    private const int BytesOfCalls = 420;
    private const int BytesOfUsage = 100;
    private const int BytesOfError = 56;

    private readonly Lock gate = new();
    private readonly RequestRecord[] first = new RequestRecord[Capacity];
    private readonly PriorityQueue<RequestRecord, long> slowest = new(SlowestKept + 1);
    private int count;
    private long held;
    private ErrorInfo? lastError;
    private TokenUsage? lastUsage;
    private long fastestKept = -1;

    /// <summary>Heap that the kept records point to, in bytes: their model calls and errors.</summary>
    public long HeldBytes
    {
        get
        {
            lock (gate)
            {
                return held;
            }
        }
    }

    public void Add(in RequestRecord record)
    {
        // Most requests of a long run end here, without a lock.
        if (Volatile.Read(ref count) == Capacity && record.ResponseTime <= Volatile.Read(ref fastestKept))
        {
            return;
        }

        lock (gate)
        {
            if (count < Capacity)
            {
                first[count++] = record;
                held += HeldBy(record);
                lastError = record.Error ?? lastError;
                lastUsage = record.Calls.Usage ?? lastUsage;
            }

            if (slowest.Count < SlowestKept)
            {
                slowest.Enqueue(record, record.ResponseTime);
            }
            else if (record.ResponseTime > fastestKept)
            {
                slowest.DequeueEnqueue(record, record.ResponseTime);
            }

            fastestKept = slowest.Count == SlowestKept && slowest.TryPeek(out _, out var least) ? least : -1;
        }
    }

    /// <summary>The first requests to end, by start.</summary>
    public IReadOnlyList<RequestRecord> ReadFirst()
    {
        lock (gate)
        {
            return [.. first.AsSpan(0, count).ToArray().OrderBy(record => record.Started)];
        }
    }

    /// <summary>The slowest requests, slowest first.</summary>
    public IReadOnlyList<RequestRecord> ReadSlowest()
    {
        lock (gate)
        {
            return [.. slowest.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];
        }
    }

    private int HeldBy(in RequestRecord record) => HeldByCalls(record) + (record.Error is { } error ? HeldBy(error) : 0);

    /// <summary>Of calls that the run captured it keeps what they were; of those recorded by hand their usage, which all may share.</summary>
    private int HeldByCalls(in RequestRecord record) =>
        record.OnlyCall is not null || record.Conversation is not null ? BytesOfCalls
        : record.Calls.Usage is { } usage && !ReferenceEquals(usage, lastUsage) ? BytesOfUsage
        : 0;

    /// <summary>An error and its text are its own, but for those that all requests share.</summary>
    private int HeldBy(ErrorInfo error) =>
        ReferenceEquals(error, lastError) ? 0
        : ReferenceEquals(error.Message, lastError?.Message) ? BytesOfError
        : BytesOfError + (sizeof(char) * error.Message.Length);
}

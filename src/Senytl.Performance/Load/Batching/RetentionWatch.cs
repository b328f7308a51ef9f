using Senytl.Performance.Resources;

namespace Senytl.Performance.Load.Batching;

/// <summary>Tells whether a body keeps what it allocates: millions of calls would exhaust the memory.</summary>
/// <remarks>
/// The heap of a process also grows by what others keep, and a body may keep something once. So growth is a suspicion, and iterations
/// between two collections are the proof: each of them must have left behind some part of what it allocated.
/// </remarks>
internal sealed class RetentionWatch(BatchedBody body)
{
    private const long SuspiciousGrowth = 64_000_000;
    private const int Proofs = 3;
    private const int LeastPart = 32;
    private long heap = HeapAfterLastCollection;

    /// <summary>How often the heap grew so much that it had to be proven whose growth it was.</summary>
    public int Suspicions { get; private set; }

    private static long HeapAfterLastCollection => GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes;

    /// <param name="iterateAsync">Runs one unmeasured iteration.</param>
    public async Task<bool> IsKeptAsync(Func<Task> iterateAsync)
    {
        var growth = HeapAfterLastCollection - heap;
        if (growth < SuspiciousGrowth || growth > body.Allocated * 2)
        {
            return false;
        }

        Suspicions++;
        for (var proof = 0; proof < Proofs; proof++)
        {
            var (before, allocated) = (LiveHeap.Measure(), body.Allocated);
            await iterateAsync().ConfigureAwait(false);
            allocated = body.Allocated - allocated;
            if (allocated == 0 || LiveHeap.Measure() - before < allocated / LeastPart)
            {
                heap = HeapAfterLastCollection;
                return false;
            }
        }

        return true;
    }
}

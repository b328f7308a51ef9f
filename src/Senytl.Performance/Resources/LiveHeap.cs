namespace Senytl.Performance.Resources;

/// <summary>The managed heap that is reachable: what is left after full, blocking, compacting collections.</summary>
internal static class LiveHeap
{
    /// <summary>In bytes. Finalizers run between the two collections, so that what they release is not counted.</summary>
    public static long Measure()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: false);
    }
}

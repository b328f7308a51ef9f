namespace Senytl.Testing;

/// <summary>What a piece of code allocates on the thread that runs it.</summary>
public static class Allocations
{
    private const int Rounds = 5;

    /// <summary>
    /// Bytes of a round, the least of five: what the runtime allocates on the thread when it compiles anew or loads a type
    /// falls into one of them; what the code allocates is in each.
    /// </summary>
    public static long Of(Action round)
    {
        ArgumentNullException.ThrowIfNull(round);
        var least = long.MaxValue;
        for (var i = 0; i < Rounds; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            round();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}

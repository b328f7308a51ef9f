using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>A call of a short body allocates at most so much on the managed heap, on average.</summary>
/// <param name="AtMostBytes">The limit, inclusive; at least 0.</param>
public sealed record AllocationObjective(double AtMostBytes) : Objective
{
    /// <inheritdoc/>
    public override string Name => "allocated per call";

    /// <inheritdoc/>
    public override string Limit => $"≤ {ByteText.Of(AtMostBytes)}";

    /// <inheritdoc/>
    public override ObjectiveVerdict Judge(PerformanceResult result) => result.Operation switch
    {
        null when result.Requests == 0 => NotMeasured("no request was made"),
        null => NotMeasured("allocations are measured for bodies that are called in batches: short ones that complete without waiting; see AutoBatch"),
        { AllocatedBytes: { } bytes } operation => Compare(bytes <= AtMostBytes, ByteText.Beside(bytes, AtMostBytes), operation.Calls),
        _ => NotMeasured("nobody counted what the calls allocated: have them complete on one thread, or in BenchmarkDotNet add [MemoryDiagnoser]"),
    };
}

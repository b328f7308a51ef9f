using Senytl.Performance;

namespace Inner;

/// <summary>A run long enough to show its progress, and one that is not.</summary>
public class LongTests
{
    [LoadTest(ConcurrentUsers = 2, DurationSeconds = 8)]
    public Task A_long_load(CancellationToken ct) => Task.Delay(10, ct);

    [LoadTest(ConcurrentUsers = 2, DurationSeconds = 2)]
    public Task A_short_load(CancellationToken ct) => Task.Delay(10, ct);
}

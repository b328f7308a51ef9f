namespace Senytl.Performance;

/// <summary>One user, one request after the other.</summary>
public sealed record BenchmarkOptions : RunOptions
{
    /// <summary>Measured iterations; default 20, at least 1.</summary>
    public int Iterations { get; init; } = 20;

    /// <summary>Iterations before the measured ones, excluded and reported; default 1, at least 0.</summary>
    public int Warmup { get; init; } = 1;

    /// <summary>
    /// How long iterations are started before the measured ones, excluded and reported; default zero, at most 24 days. Above zero it replaces
    /// <see cref="Warmup"/>, and at least one iteration is made.
    /// </summary>
    public TimeSpan WarmupDuration { get; init; }

    /// <summary>
    /// Whether an iteration of a body that takes less than 100 µs becomes a batch of calls, so that its time is true to
    /// fractions of a nanosecond; default true. Only a body that completes without waiting, records nothing by hand and
    /// makes no model call is batched, only if it takes no <see cref="VirtualUser"/>, and only after a warm-up, on the system's clock, without a spend limit and
    /// without <see cref="MemoryLeakObjective"/>. False calls the body exactly once an iteration.
    /// </summary>
    public bool AutoBatch { get; init; } = true;

    internal bool HasWarmup => Warmup > 0 || WarmupDuration > TimeSpan.Zero;

    internal override string WarmupRemedy => "raise Warmup, which leaves iterations out, or WarmupSeconds of [Benchmark], WarmupDuration of BenchmarkOptions";

    internal override IEnumerable<string> Errors()
    {
        foreach (var error in base.Errors())
        {
            yield return error;
        }

        if (Iterations < 1)
        {
            yield return Text($"Iterations is {Iterations}; it is at least 1.");
        }

        if (Warmup < 0)
        {
            yield return Text($"Warmup is {Warmup}; it is at least 0.");
        }

        if (WarmupDuration < TimeSpan.Zero || IsTooLong(WarmupDuration))
        {
            yield return Text($"WarmupDuration is {WarmupDuration}; it is zero to {LongestDays} days.");
        }
        else if (WarmupDuration > TimeSpan.Zero && Warmup > 1)
        {
            yield return Text($"Warmup is {Warmup} and WarmupDuration is {WarmupDuration}; give one of them, not both.");
        }
    }
}

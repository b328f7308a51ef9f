using Senytl.Performance;

namespace Senytl.Cli.SelfCheck;

/// <summary>What a self-check measured, and what follows.</summary>
internal sealed record SelfCheckFindings
{
    private const int AllowedUnaccounted = 1;

    /// <summary>A latency is known to 5 % when the lag is at most a twentieth of it.</summary>
    private const int LagsPerLatency = 20;

    public required MachineTimer Timer { get; init; }

    public required EngineOverhead Overhead { get; init; }

    public required DurationStats ScheduleLag { get; init; }

    public required Frozen Freeze { get; init; }

    public required Frozen EndFreeze { get; init; }

    /// <summary>The smallest latency that a rate profile measures here to 5 %, 99 times of 100.</summary>
    public TimeSpan SmallestTrusted =>
        TimeSpan.FromMicroseconds(LagsPerLatency * Math.Max(ScheduleLag.P99.TotalMicroseconds, Timer.ResolutionNanoseconds / 1000));

    /// <summary>Whether the freeze was measured truly and no arrival was lost.</summary>
    public bool IsTrue => Freeze.IsTrue && EndFreezeIsComplete;

    public bool EndFreezeIsComplete => EndFreeze.Unaccounted <= AllowedUnaccounted;
}

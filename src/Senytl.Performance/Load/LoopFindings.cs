using System.Globalization;
using Senytl.Performance.Statistics;

namespace Senytl.Performance.Load;

/// <summary>What a load knows about itself when it has run.</summary>
internal sealed record LoopFindings
{
    public Distribution ScheduleLag { get; init; } = new();

    public bool Concurrent { get; init; }

    public int LostUsers { get; init; }

    /// <summary>Open loads: the time average of requests that were due and had not ended.</summary>
    public double? MeanOccupancy { get; init; }

    /// <summary>Nanoseconds a call that were subtracted from the time of every batch.</summary>
    public double Overhead { get; init; }

    public IReadOnlyList<string> Notes => LostUsers == 0
        ? []
        : [string.Create(
            CultureInfo.InvariantCulture,
            $"{LostUsers} users never came back from a request and were given up: the load was smaller than asked for")];

    public LoopFindings And(LoopFindings other)
    {
        var lag = new Distribution();
        lag.Add(ScheduleLag);
        lag.Add(other.ScheduleLag);
        return new LoopFindings
        {
            ScheduleLag = lag,
            Concurrent = Concurrent || other.Concurrent,
            LostUsers = Math.Max(LostUsers, other.LostUsers),
            MeanOccupancy = other.MeanOccupancy ?? MeanOccupancy,
            Overhead = Math.Max(Overhead, other.Overhead),
        };
    }
}

using System.Globalization;
using Senytl.Performance.Reporting;
using Senytl.Performance.Statistics;

namespace Senytl.Performance.Load;

/// <summary>What a load knows about itself when it has run.</summary>
internal sealed record LoopFindings
{
    private const double MostWaiting = 0.05;

    public Distribution ScheduleLag { get; init; } = new();

    public bool Concurrent { get; init; }

    public int LostUsers { get; init; }

    /// <summary>Open loads: the time average of requests that were due and had not ended.</summary>
    public double? MeanOccupancy { get; init; }

    /// <summary>Open loads: response times over the measured part, thinned evenly.</summary>
    public IReadOnlyList<TrendPoint> Trend { get; init; } = [];

    /// <summary>Nanoseconds a call that were subtracted from the time of every batch.</summary>
    public double Overhead { get; init; }

    /// <summary>Whether an inconclusive open load was not extended, since a pass of its profile is longer than the extension.</summary>
    public bool CouldNotExtend { get; init; }

    /// <summary>How long the run went on because it was not decided.</summary>
    public TimeSpan Extended { get; init; }

    /// <summary>Whether measuring began while the runtime still had methods of a short body, or of others, to compile.</summary>
    public bool StillCompiling { get; init; }

    /// <summary>The share of the batches' time in which their thread waited for a processor.</summary>
    public double WaitedShare { get; init; }

    public IReadOnlyList<string> Notes => [.. LostNote, .. ExtensionNote, .. CompilerNote, .. BusyNote];

    private IEnumerable<string> BusyNote => WaitedShare <= MostWaiting
        ? []
        : [string.Create(
            CultureInfo.InvariantCulture,
            $"other work had the processor for {WaitedShare:P0} of the batches' time; that was left out of the times, which may still be longer than on a machine at rest")];

    private IEnumerable<string> CompilerNote => StillCompiling
        ? ["the runtime was still compiling when measuring began, 4 s after the first call: times may be those of code that is not optimised yet. Run the benchmark alone, or with more Warmup"]
        : [];

    private IEnumerable<string> ExtensionNote => CouldNotExtend
        ? ["not extended: an open load is extended by whole passes of its profile, which is longer than ExtendUntilDecided"]
        : Extended > TimeSpan.Zero ? [$"the run was not decided and went on for {DurationText.Of(Extended)} beyond its profile (ExtendUntilDecided)"]
        : [];

    private IEnumerable<string> LostNote => LostUsers == 0
        ? []
        : [string.Create(
            CultureInfo.InvariantCulture,
            $"{CountText.Of(LostUsers)} users never came back from a request and were given up: the load was smaller than asked for")];

    public LoopFindings And(LoopFindings? other)
    {
        if (other is null)
        {
            return this;
        }

        var lag = new Distribution();
        lag.Add(ScheduleLag);
        lag.Add(other.ScheduleLag);
        return new LoopFindings
        {
            ScheduleLag = lag,
            Concurrent = Concurrent || other.Concurrent,
            CouldNotExtend = CouldNotExtend || other.CouldNotExtend,
            Extended = Extended + other.Extended,
            StillCompiling = StillCompiling || other.StillCompiling,
            LostUsers = Math.Max(LostUsers, other.LostUsers),
            MeanOccupancy = other.MeanOccupancy ?? MeanOccupancy,
            Trend = [.. Trend, .. other.Trend],
            Overhead = Math.Max(Overhead, other.Overhead),
            WaitedShare = Math.Max(WaitedShare, other.WaitedShare),
        };
    }
}

using Senytl.Performance.Statistics;

namespace Senytl.Performance;

/// <summary>A Poisson process, free or given its number of arrivals.</summary>
internal sealed class PoissonProfile(string text, double perSecond, TimeSpan duration, int seed, bool exactCount) : LoadProfile
{
    public override TimeSpan Duration => duration;

    public override long ArrivalCount { get; } = (long)decimal.Ceiling((decimal)perSecond * duration.Ticks / TimeSpan.TicksPerSecond);

    public override string ToString() => text;

    internal override ArrivalCursor Open()
    {
        var nanoseconds = duration.Ticks * TimeSpan.NanosecondsPerTick;
        return exactCount ? new GivenCount(ArrivalCount, nanoseconds, seed) : new Free(perSecond, nanoseconds, seed);
    }

    private sealed class Free(double perSecond, long nanoseconds, int seed) : ArrivalCursor
    {
        private SeededRandom random = SeededRandom.From(seed);
        private double seconds;

        public override bool TryNext(out long dueNanoseconds)
        {
            seconds += random.NextExponential() / perSecond;
            var due = seconds * 1e9;
            dueNanoseconds = due < nanoseconds ? (long)due : 0;
            return due < nanoseconds;
        }
    }

    // Given their number, the arrivals are the order statistics of as many uniform times; each follows from the one before:
    // the share of the remaining time up to the next of m is distributed as the minimum of m uniforms.
    private sealed class GivenCount(long count, long nanoseconds, int seed) : ArrivalCursor
    {
        private SeededRandom random = SeededRandom.From(seed);
        private long remaining = count;
        private double left = 1;

        public override bool TryNext(out long dueNanoseconds)
        {
            dueNanoseconds = 0;
            if (remaining == 0)
            {
                return false;
            }

            left *= Math.Exp(-random.NextExponential() / remaining--);
            dueNanoseconds = Math.Min((long)((1 - left) * nanoseconds), nanoseconds - 1);
            return true;
        }
    }
}

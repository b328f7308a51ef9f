namespace Senytl.Performance;

/// <summary>Arrivals at a rate that is a chain of straight lines.</summary>
internal sealed class RateProfile(string text, RateSegment[] segments) : LoadProfile
{
    public override TimeSpan Duration { get; } = new(segments.Sum(segment => segment.Duration.Ticks));

    public override long ArrivalCount { get; } = (long)decimal.Ceiling(segments.Sum(segment => segment.Area));

    public override string ToString() => text;

    internal override ArrivalCursor Open() => new Cursor(segments);

    private sealed class Cursor(RateSegment[] segments) : ArrivalCursor
    {
        private int current;
        private long index;
        private long elapsed;
        private decimal areaBefore;
        private decimal areaAfter = segments[0].Area;

        public override bool TryNext(out long dueNanoseconds)
        {
            while (index >= areaAfter)
            {
                if (current + 1 == segments.Length)
                {
                    dueNanoseconds = 0;
                    return false;
                }

                elapsed += segments[current].Duration.Ticks * TimeSpan.NanosecondsPerTick;
                areaBefore = areaAfter;
                areaAfter += segments[++current].Area;
            }

            var segment = segments[current];
            var within = Math.Round(segment.NanosecondsAt((double)(index - areaBefore)));
            var last = (segment.Duration.Ticks * TimeSpan.NanosecondsPerTick) - 1;
            dueNanoseconds = elapsed + Math.Min((long)within, last);
            index++;
            return true;
        }
    }
}

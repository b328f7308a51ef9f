namespace Senytl.Performance;

/// <summary>Groups of arrivals that are due together.</summary>
internal sealed class BurstProfile(string text, int size, TimeSpan every, TimeSpan duration) : LoadProfile
{
    private readonly long groups = ((duration.Ticks - 1) / every.Ticks) + 1;

    public override TimeSpan Duration => duration;

    public override long ArrivalCount => groups * size;

    public override string ToString() => text;

    internal override ArrivalCursor Open() => new Cursor(size, every.Ticks * TimeSpan.NanosecondsPerTick, ArrivalCount);

    private sealed class Cursor(int size, long everyNanoseconds, long count) : ArrivalCursor
    {
        private long index;

        public override bool TryNext(out long dueNanoseconds)
        {
            dueNanoseconds = index / size * everyNanoseconds;
            return index++ < count;
        }
    }
}

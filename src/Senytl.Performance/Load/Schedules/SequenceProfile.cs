namespace Senytl.Performance;

/// <summary>One profile after another.</summary>
internal sealed class SequenceProfile(LoadProfile first, LoadProfile second) : LoadProfile
{
    public override TimeSpan Duration => first.Duration + second.Duration;

    public override long ArrivalCount => first.ArrivalCount + second.ArrivalCount;

    public override string ToString() => $"{first}, then {second}";

    internal override ArrivalCursor Open() => new Cursor(first, second);

    private sealed class Cursor(LoadProfile first, LoadProfile second) : ArrivalCursor
    {
        private ArrivalCursor current = first.Open();
        private long shift;
        private bool inSecond;

        public override bool TryNext(out long dueNanoseconds)
        {
            while (!current.TryNext(out dueNanoseconds))
            {
                if (inSecond)
                {
                    return false;
                }

                inSecond = true;
                current.Dispose();
                current = second.Open();
                shift = first.Duration.Ticks * TimeSpan.NanosecondsPerTick;
            }

            dueNanoseconds += shift;
            return true;
        }

        public override void Dispose() => current.Dispose();
    }
}

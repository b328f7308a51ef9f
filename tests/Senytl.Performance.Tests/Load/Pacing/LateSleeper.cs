namespace Senytl.Performance.Load;

/// <summary>Sleeps by moving the clock on, each time late by the next of a list.</summary>
internal sealed class LateSleeper(SteppingClock clock, params long[] lateNanoseconds) : Sleeper
{
    public int Sleeps { get; private set; }

    public long Slept { get; private set; }

    public override long MaxLatenessNanoseconds => 2_000_000;

    public override void Sleep(long nanoseconds, CancellationToken cancellationToken)
    {
        var moved = nanoseconds + lateNanoseconds[Sleeps++ % lateNanoseconds.Length];
        Slept += moved;
        clock.Ticks += Clock.ToTicks(moved, clock.TimestampFrequency);
    }
}

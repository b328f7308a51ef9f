namespace Senytl.Performance.Load;

/// <summary>A clock that stands still except for a step each time it is read, and for what a sleeper makes of it.</summary>
internal sealed class SteppingClock(long stepTicks, long frequency = 1_000_000_000) : TimeProvider
{
    public long Ticks { get; set; }

    public override long TimestampFrequency => frequency;

    public override long GetTimestamp() => Ticks += stepTicks;
}

namespace Senytl.Performance.Tests.Load.Batching;

/// <summary>The system's clock, seen in steps.</summary>
internal sealed class CoarseClock(TimeSpan step) : TimeProvider
{
    private readonly long perStep = (long)(System.TimestampFrequency * step.TotalSeconds);

    public override long TimestampFrequency => System.TimestampFrequency / perStep;

    public override long GetTimestamp() => System.GetTimestamp() / perStep;
}

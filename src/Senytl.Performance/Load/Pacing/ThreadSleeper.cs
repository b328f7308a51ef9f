namespace Senytl.Performance.Load;

/// <summary>Waits of whole milliseconds, where nothing finer is at hand; late by up to a tick of 15.6 ms.</summary>
internal sealed class ThreadSleeper : Sleeper
{
    private const long NanosecondsPerMillisecond = 1_000_000;

    public override long MaxLatenessNanoseconds => 16 * NanosecondsPerMillisecond;

    public override void Sleep(long nanoseconds, CancellationToken cancellationToken)
    {
        if (nanoseconds >= NanosecondsPerMillisecond)
        {
            cancellationToken.WaitHandle.WaitOne((int)Math.Min(int.MaxValue, nanoseconds / NanosecondsPerMillisecond));
        }
    }
}

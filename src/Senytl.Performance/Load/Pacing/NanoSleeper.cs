using System.Runtime.InteropServices;

namespace Senytl.Performance.Load;

/// <summary>POSIX <c>nanosleep</c>: about 0.1 ms late, where timers of the runtime are up to 4 ms late.</summary>
internal sealed class NanoSleeper : Sleeper
{
    private const long NanosecondsPerMillisecond = 1_000_000;
    private const long LongestUncancelled = 20 * NanosecondsPerMillisecond;

    public override long MaxLatenessNanoseconds => NanosecondsPerMillisecond / 2;

    public override void Sleep(long nanoseconds, CancellationToken cancellationToken)
    {
        if (nanoseconds > LongestUncancelled)
        {
            var milliseconds = Math.Min(int.MaxValue, (nanoseconds - LongestUncancelled) / NanosecondsPerMillisecond);
            cancellationToken.WaitHandle.WaitOne((int)milliseconds);
            return;
        }

        // An early return, for a signal, is as good as any: the caller looks at the clock again.
        var request = new TimeSpec { Seconds = 0, Nanoseconds = (nint)nanoseconds };
        _ = NanoSleep(in request, 0);
    }

    [DllImport("libc", EntryPoint = "nanosleep")]
    private static extern int NanoSleep(in TimeSpec request, nint remaining);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}

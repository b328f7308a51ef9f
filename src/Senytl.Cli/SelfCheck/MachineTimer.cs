namespace Senytl.Cli.SelfCheck;

/// <summary>The clock of this machine: its resolution, what a look at it costs, and how late an awaited delay of 1 ms ends.</summary>
internal sealed record MachineTimer(double ResolutionNanoseconds, double LookNanoseconds, TimeSpan DelayLatenessP50)
{
    private const int Looks = 1_000_000;
    private const int Delays = 50;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(1);

    public static async Task<MachineTimer> MeasureAsync(TimeProvider time, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var smallest = long.MaxValue;
        var last = start;
        for (var look = 0; look < Looks; look++)
        {
            var now = time.GetTimestamp();
            if (now > last)
            {
                smallest = Math.Min(smallest, now - last);
            }

            last = now;
        }

        var cost = time.GetElapsedTime(start, last).TotalNanoseconds / Looks;
        var late = new List<TimeSpan>();
        for (var delay = 0; delay < Delays; delay++)
        {
            var asked = time.GetTimestamp();
            await Task.Delay(Delay, time, cancellation).ConfigureAwait(false);
            late.Add(time.GetElapsedTime(asked) - Delay);
        }

        return new(smallest * 1e9 / time.TimestampFrequency, cost, late.Order().ElementAt(Delays / 2));
    }
}

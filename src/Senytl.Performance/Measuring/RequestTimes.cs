using Senytl.Performance.Statistics;

namespace Senytl.Performance.Measuring;

/// <summary>One clock of the requests, in nanoseconds, apart by whether it ran until they were done. Not thread-safe.</summary>
internal sealed class RequestTimes
{
    /// <summary>Those that came to their end: what they took is known.</summary>
    public Distribution Ended { get; } = new();

    /// <summary>The time-outs: over every limit, also over one that they did not reach.</summary>
    public Distribution TimedOut { get; } = new();

    /// <summary>What the end of the run cut off: unfinished or never started, and longer than this by nobody knows how much.</summary>
    public Distribution CutOff { get; } = new();

    /// <summary>All of them, each with the time that was seen. Do not change it.</summary>
    public Distribution All
    {
        get
        {
            if (TimedOut.Count + CutOff.Count == 0)
            {
                return Ended;
            }

            var all = new Distribution();
            all.Add(Ended);
            all.Add(TimedOut);
            all.Add(CutOff);
            return all;
        }
    }

    /// <summary>Heap that the times take, in bytes.</summary>
    public long HeldBytes => Ended.HeldBytes + TimedOut.HeldBytes + CutOff.HeldBytes;

    public void Record(RequestOutcome outcome, long nanoseconds) => Of(outcome).Record(nanoseconds);

    /// <summary>Keeps the counts over a limit exact, however many requests come.</summary>
    /// <returns>Whether they are exact for what came before, too.</returns>
    public bool Track(long limit) => Ended.Track(limit) & TimedOut.Track(limit) & CutOff.Track(limit);

    public void Add(RequestTimes other)
    {
        Ended.Add(other.Ended);
        TimedOut.Add(other.TimedOut);
        CutOff.Add(other.CutOff);
    }

    private Distribution Of(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.Ok => Ended,
        RequestOutcome.Timeout => TimedOut,
        _ => CutOff,
    };
}

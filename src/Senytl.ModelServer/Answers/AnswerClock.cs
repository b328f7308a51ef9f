namespace Senytl.ModelServer;

/// <summary>When each part of one answer is due, as timestamps counted from the request's arrival.</summary>
internal sealed class AnswerClock
{
    private readonly long frequency;
    private readonly LatencyDistribution gap;
    private SeededRandom gaps;
    private double seconds;
    private long origin;

    public AnswerClock(Answer answer, long seed, long arrived, long frequency)
    {
        this.frequency = frequency;
        origin = arrived;
        gap = answer.InterTokenGap;
        gaps = new SeededRandom(seed, answer.Request.Index, DrawPurpose.InterTokenGap);
        var first = new SeededRandom(seed, answer.Request.Index, DrawPurpose.TimeToFirstToken);
        seconds = answer.TimeToFirstToken.NextSeconds(ref first);
    }

    /// <summary>When the part reached so far is due.</summary>
    public long Due => origin + (long)(seconds * frequency);

    /// <summary>Adds one gap for each token.</summary>
    public void Advance(int tokens)
    {
        for (var token = 0; token < tokens && !gap.IsNone; token++)
        {
            seconds += gap.NextSeconds(ref gaps);
        }
    }

    /// <summary>Moves all that follows: a stall delays the rest of the answer too.</summary>
    public void Shift(TimeSpan by) => origin += (long)(by.TotalSeconds * frequency);
}

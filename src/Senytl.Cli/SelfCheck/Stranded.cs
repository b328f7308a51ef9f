namespace Senytl.Cli.SelfCheck;

/// <summary>How many arrivals a target left without an answer that was frozen and did not go on.</summary>
/// <param name="Least">Those that were due after the freeze began.</param>
/// <param name="Most">All that had no answer when it began: also those in flight, of which some may still have got theirs.</param>
internal readonly record struct Stranded(long Least, long Most)
{
    /// <param name="due">Arrivals of the profile.</param>
    /// <param name="perSecond">Its rate.</param>
    /// <param name="before">From the start of the run to the freeze.</param>
    /// <param name="answered">Arrivals that had their answer before it.</param>
    public static Stranded After(long due, int perSecond, TimeSpan before, long answered) =>
        new(Math.Max(0, due - 1 - (long)(before.TotalSeconds * perSecond)), due - answered);

    /// <summary>By how much a count is out of this range.</summary>
    public long Off(long count) => Math.Max(0, Math.Max(Least - count, count - Most));
}

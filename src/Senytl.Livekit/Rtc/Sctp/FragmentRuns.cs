namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>
/// The runs that wait for more. A fragment finds its neighbours, and what is given up is found, without a look at the others: a peer
/// that sends a message in thousands of fragments, or thousands of fragments of none, costs what they are and not what they could meet.
/// </summary>
internal sealed class FragmentRuns
{
    private readonly SortedDictionary<long, FragmentRun> _byFirst = [];
    private readonly Dictionary<long, FragmentRun> _byLast = [];

    /// <summary>What all of them count for, in bytes.</summary>
    public int Cost { get; private set; }

    /// <summary>Joins a run with those that wait beside it and are of the same message; they wait here no longer.</summary>
    public FragmentRun JoinWithNeighbours(FragmentRun run)
    {
        if (_byLast.TryGetValue(run.First - 1, out var before) && before.Tail.IsContinuedBy(run.Head))
        {
            Remove(before);
            before.Append(run);
            run = before;
        }

        if (_byFirst.TryGetValue(run.Last + 1, out var behind) && run.Tail.IsContinuedBy(behind.Head))
        {
            Remove(behind);
            run.Append(behind);
        }

        return run;
    }

    public void Keep(FragmentRun run)
    {
        _byFirst.Add(run.First, run);
        _byLast.Add(run.Last, run);
        Cost += run.Cost;
    }

    /// <summary>Forgets the runs that begin at a position or before it.</summary>
    public void RemoveUpTo(long position)
    {
        while (_byFirst.Count > 0 && _byFirst.First().Value is var run && run.First <= position)
        {
            Remove(run);
        }
    }

    private void Remove(FragmentRun run)
    {
        _byFirst.Remove(run.First);
        _byLast.Remove(run.Last);
        Cost -= run.Cost;
    }
}

namespace Senytl.Performance.Measuring;

/// <summary>Counts good requests, for each goodput objective from the moment it was declared.</summary>
internal sealed class GoodputTally
{
    private readonly Dictionary<GoodputObjective, (long Requests, long Good)> counts = [];

    public IReadOnlyDictionary<GoodputObjective, (long Requests, long Good)> Counts => counts;

    public void Record(in RequestRecord record, GoodputObjective[] objectives)
    {
        foreach (var objective in objectives)
        {
            Add(objective, 1, objective.IsGood(record) ? 1 : 0);
        }
    }

    public void Add(GoodputTally other)
    {
        foreach (var (objective, (requests, good)) in other.counts)
        {
            Add(objective, requests, good);
        }
    }

    private void Add(GoodputObjective objective, long requests, long good)
    {
        var known = counts.GetValueOrDefault(objective);
        counts[objective] = (known.Requests + requests, known.Good + good);
    }
}

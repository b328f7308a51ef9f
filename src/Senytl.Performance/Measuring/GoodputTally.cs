namespace Senytl.Performance.Measuring;

/// <summary>Counts good requests, for the limits of each goodput objective from the moment it was declared.</summary>
internal sealed class GoodputTally
{
    private readonly Dictionary<GoodputLimits, (long Requests, long Good)> counts = [];

    public IReadOnlyDictionary<GoodputLimits, (long Requests, long Good)> Counts => counts;

    public void Record(in RequestRecord record, GoodputLimits[] goodputs)
    {
        foreach (var limits in goodputs)
        {
            Add(limits, 1, limits.IsGood(record) ? 1 : 0);
        }
    }

    public void Add(GoodputTally other)
    {
        foreach (var (limits, (requests, good)) in other.counts)
        {
            Add(limits, requests, good);
        }
    }

    private void Add(GoodputLimits limits, long requests, long good)
    {
        var known = counts.GetValueOrDefault(limits);
        counts[limits] = (known.Requests + requests, known.Good + good);
    }
}

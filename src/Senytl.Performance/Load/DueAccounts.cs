using Senytl.Performance.Statistics;

namespace Senytl.Performance.Load;

/// <summary>What is told of the arrivals of an open load as a whole, whoever made their requests: thread-safe.</summary>
internal sealed class DueAccounts
{
    private readonly Lock gate = new();
    private readonly Distribution lag = new();
    private readonly Occupancy due = new();
    private readonly TrendLog trend = new();

    /// <summary>From when on what is due is measured, in nanoseconds of the run's clock; set before the first arrival.</summary>
    public long MeasuredFrom { get; set; }

    /// <summary>Whether a request due then is in the measured part.</summary>
    public bool IsMeasured(long at) => at >= MeasuredFrom;

    /// <summary>An arrival is due.</summary>
    public void Came(in Arrival arrival)
    {
        lock (gate)
        {
            due.Change(1, arrival.Due);
        }
    }

    /// <summary>Its request begins, and had not to wait for a place: what it lost on the way to a thread is the generator's own lag.</summary>
    public void Began(in Arrival arrival, long at)
    {
        if (IsMeasured(arrival.Due))
        {
            lock (gate)
            {
                lag.Record(Math.Max(0, at - arrival.Due));
            }
        }
    }

    /// <summary>It is due no longer: its request has ended, was given up, or never began.</summary>
    public void Left(in Arrival arrival, long at)
    {
        lock (gate)
        {
            due.Change(-1, at);
            if (IsMeasured(arrival.Due))
            {
                trend.Add(arrival.Index, arrival.Due, at);
            }
        }
    }

    /// <summary>All of it as it stands.</summary>
    public LoopFindings Read()
    {
        lock (gate)
        {
            var copy = new Distribution();
            copy.Add(lag);
            return new LoopFindings { Concurrent = true, ScheduleLag = copy, MeanOccupancy = due.Mean, Trend = trend.Read() };
        }
    }
}

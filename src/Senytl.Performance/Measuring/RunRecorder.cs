using System.Numerics;

namespace Senytl.Performance.Measuring;

/// <summary>Takes records from any thread at a cost of nanoseconds: one tally per processor, joined on reading.</summary>
internal sealed class RunRecorder
{
    private readonly Tally[] shards;
    private readonly int mask;

    public RunRecorder()
    {
        var count = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(Environment.ProcessorCount, 64));
        mask = count - 1;
        shards = new Tally[count];
        for (var i = 0; i < count; i++)
        {
            shards[i] = new Tally();
        }
    }

    /// <param name="record">A request that has ended.</param>
    /// <param name="origin">When the first measured request started, which is where the windows begin.</param>
    /// <param name="goodputs">The objectives that look at whole requests.</param>
    public void Record(in RequestRecord record, long origin, GoodputLimits[] goodputs)
    {
        var shard = Shard();
        lock (shard)
        {
            shard.Record(record, origin, goodputs);
        }
    }

    public void RecordCall(in ModelCallRecord call, bool late)
    {
        var shard = Shard();
        lock (shard)
        {
            call.AddTo(shard);
            if (late)
            {
                shard.LateCalls++;
                shard.AddCalls(call.Totals);
            }
        }
    }

    /// <summary>Model calls that belong to no request: in the totals alone.</summary>
    public void RecordLate(in CallTotals calls)
    {
        if (calls.Calls > 0)
        {
            var shard = Shard();
            lock (shard)
            {
                shard.LateCalls += calls.Calls;
                shard.AddCalls(calls);
            }
        }
    }

    /// <summary>A request that was recorded by hand when its iteration was over: its model calls are in the totals alone.</summary>
    public void RecordLateRequest(in CallTotals calls)
    {
        var shard = Shard();
        lock (shard)
        {
            shard.LateRequests++;
            shard.AddCalls(calls);
        }
    }

    /// <summary>The load lasted from then until then, on the run's clock.</summary>
    public void Lasted(long from, long until)
    {
        lock (shards[0])
        {
            shards[0].Lasted(from, until);
        }
    }

    /// <summary>Keeps the count over the objective's limit exact from now on.</summary>
    public void Track(Objective objective)
    {
        foreach (var shard in shards)
        {
            lock (shard)
            {
                objective.Track(shard);
            }
        }
    }

    public void RecordInterTokenLatency(long nanoseconds)
    {
        var shard = Shard();
        lock (shard)
        {
            shard.InterTokenLatency.Record(nanoseconds);
        }
    }

    /// <summary>Heap that the records take, in bytes.</summary>
    public long HeldBytes => Sum(static shard => shard.HeldBytes);

    /// <summary>How many requests were recorded.</summary>
    public long Count => Sum(static shard => shard.Total);

    /// <summary>Everything recorded until now, joined.</summary>
    public Tally Read()
    {
        var joined = new Tally();
        foreach (var shard in shards)
        {
            lock (shard)
            {
                joined.Add(shard);
            }
        }

        return joined;
    }

    private long Sum(Func<Tally, long> figure)
    {
        var sum = 0L;
        foreach (var shard in shards)
        {
            lock (shard)
            {
                sum += figure(shard);
            }
        }

        return sum;
    }

    private Tally Shard() => shards[Thread.GetCurrentProcessorId() & mask];
}

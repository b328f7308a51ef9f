using Senytl.Performance.Statistics;

namespace Senytl.Performance.Measuring;

/// <summary>What a run has recorded so far. Not thread-safe: one per shard, joined without loss for a reading.</summary>
internal sealed class Tally
{
    private static readonly int Outcomes = Enum.GetValues<RequestOutcome>().Length;

    private readonly long[] byOutcome = new long[Outcomes];

    /// <summary>Successes, time-outs, unfinished and missed requests.</summary>
    public RequestTimes ResponseTime { get; } = new();

    /// <summary>Those of them that started.</summary>
    public RequestTimes ServiceTime { get; } = new();

    /// <summary>Requests with content; those that were cut off without, by how long they had waited for it.</summary>
    public RequestTimes TimeToFirstToken { get; } = new();

    public Distribution InterTokenLatency { get; } = new();

    public Distribution TimePerOutputToken { get; } = new();

    /// <summary>Duration of each model call that succeeded.</summary>
    public Distribution ModelCallLatency { get; } = new();

    public WindowTally Windows { get; } = new();

    public GoodputTally Goodput { get; } = new();

    private readonly OperationTally operations = new();

    /// <summary>Batches of calls; absent when each request was one call.</summary>
    public OperationTally? Operations => operations.Calls > 0 ? operations : null;

    public Dictionary<string, ModelTally> Models { get; } = [];

    public ErrorTally Errors { get; } = new();

    public ConversationTally Conversations { get; } = new();

    /// <summary>What the requests took of tokens and money.</summary>
    public PerRequestTally PerRequest { get; } = new();

    private readonly CallSum calls = new();

    /// <summary>Sums over all model calls.</summary>
    public CallTotals Calls => calls.Value;

    public void AddCalls(in CallTotals more) => calls.Add(more);

    /// <summary>Calls that ended after the request that began them; in the totals, in no request.</summary>
    public long LateCalls;

    /// <summary>Requests recorded by hand when their iteration was over; in no figure but the totals of their calls.</summary>
    public long LateRequests;

    /// <summary>Time-outs in a model call: over every limit on calls and on what they stream.</summary>
    public long TimeoutsInCall;

    /// <summary>How long at least the calls had taken in which requests were unfinished at the end of the run.</summary>
    public Distribution UnfinishedCalls { get; } = new();

    /// <summary>Successes that streamed nothing.</summary>
    public long SuccessesWithoutContent;

    private long from = long.MaxValue;
    private long until = long.MinValue;

    public long FirstStarted = long.MaxValue;
    public long LastEnded = long.MinValue;

    /// <summary>Heap that the records take, in bytes; small parts are not counted.</summary>
    public long HeldBytes =>
        ResponseTime.HeldBytes + ServiceTime.HeldBytes + TimeToFirstToken.HeldBytes
        + InterTokenLatency.HeldBytes + TimePerOutputToken.HeldBytes + ModelCallLatency.HeldBytes + UnfinishedCalls.HeldBytes
        + Models.Values.Sum(model => model.Latency.HeldBytes) + Conversations.HeldBytes + PerRequest.HeldBytes + Windows.HeldBytes;

    public long Total => byOutcome.Sum();

    /// <summary>Start of the first to the end of the last request, and at least the time over which the load lasted; 0 without a request.</summary>
    public long Span => Total == 0 ? 0 : Math.Max(LastEnded, until) - Math.Min(FirstStarted, from);

    public long this[RequestOutcome outcome] => byOutcome[(int)outcome];

    /// <summary>The load lasted from then until then: its first request may have come later, and its last have ended before.</summary>
    public void Lasted(long from, long until)
    {
        this.from = Math.Min(this.from, from);
        this.until = Math.Max(this.until, until);
    }

    public void Record(in RequestRecord record, long origin, GoodputLimits[] goodputs)
    {
        Windows.Record(record, origin);
        if (goodputs.Length > 0)
        {
            Goodput.Record(record, goodputs);
        }

        byOutcome[(int)record.Outcome]++;
        FirstStarted = Math.Min(FirstStarted, record.Started);
        LastEnded = Math.Max(LastEnded, record.Ended);
        if (record.Outcome is RequestOutcome.Ok or RequestOutcome.Timeout or RequestOutcome.Unfinished or RequestOutcome.Missed)
        {
            RecordTimes(record);
        }

        if (record.Calls.Calls > 0)
        {
            calls.Add(record.Calls);
            PerRequest.Record(record);
        }

        Conversations.Record(record);

        Errors.Add(record);
    }

    private void RecordTimes(in RequestRecord record)
    {
        ResponseTime.Record(record.Outcome, record.ResponseTime);
        if (record.Batch is { } batch)
        {
            operations.Add(batch);
        }

        if (record.Outcome != RequestOutcome.Missed)
        {
            ServiceTime.Record(record.Outcome, record.ServiceTime);
        }

        if (record.CutCallElapsed is { } elapsed)
        {
            RecordCut(record.Outcome, elapsed);
        }

        if (record.Streamed)
        {
            TimeToFirstToken.Ended.Record(record.TimeToFirstToken);
        }
        else if (record.Outcome == RequestOutcome.Ok)
        {
            SuccessesWithoutContent++;
        }
        else
        {
            TimeToFirstToken.Record(record.Outcome, record.Outcome == RequestOutcome.Missed ? record.ResponseTime : record.ServiceTime);
        }
    }

    private void RecordCut(RequestOutcome outcome, long elapsed)
    {
        if (outcome == RequestOutcome.Timeout)
        {
            TimeoutsInCall++;
        }
        else if (outcome == RequestOutcome.Unfinished)
        {
            UnfinishedCalls.Record(elapsed);
        }
    }

    /// <summary>Keeps the counts over a limit exact from now on, of whatever the clock's figures are taken from.</summary>
    public void Track(DurationMetric metric, double nanoseconds)
    {
        var limit = LimitSteps.Within(nanoseconds);
        switch (metric)
        {
            case DurationMetric.ResponseTime:
                ResponseTime.Track(limit);
                operations.Track(nanoseconds);
                break;
            case DurationMetric.ServiceTime:
                ServiceTime.Track(limit);
                operations.Track(nanoseconds);
                break;
            case DurationMetric.TimeToFirstToken:
                TimeToFirstToken.Track(limit);
                break;
            case DurationMetric.InterTokenLatency:
                InterTokenLatency.Track(limit);
                break;
            case DurationMetric.ModelCallLatency:
                ModelCallLatency.Track(limit);
                UnfinishedCalls.Track(limit);
                break;
            default:
                TimePerOutputToken.Track(limit);
                break;
        }
    }

    public ModelTally Model(string id)
    {
        if (!Models.TryGetValue(id, out var model))
        {
            Models[id] = model = new ModelTally();
        }

        return model;
    }

    public void Add(Tally other)
    {
        for (var outcome = 0; outcome < Outcomes; outcome++)
        {
            byOutcome[outcome] += other.byOutcome[outcome];
        }

        ResponseTime.Add(other.ResponseTime);
        ServiceTime.Add(other.ServiceTime);
        TimeToFirstToken.Add(other.TimeToFirstToken);
        InterTokenLatency.Add(other.InterTokenLatency);
        TimePerOutputToken.Add(other.TimePerOutputToken);
        ModelCallLatency.Add(other.ModelCallLatency);
        Windows.Add(other.Windows);
        Goodput.Add(other.Goodput);
        operations.Add(other.operations);
        foreach (var (id, model) in other.Models)
        {
            Model(id).Add(model);
        }

        Errors.Add(other.Errors);
        Conversations.Add(other.Conversations);
        PerRequest.Add(other.PerRequest);
        calls.Add(other.Calls);
        LateCalls += other.LateCalls;
        LateRequests += other.LateRequests;
        TimeoutsInCall += other.TimeoutsInCall;
        UnfinishedCalls.Add(other.UnfinishedCalls);
        SuccessesWithoutContent += other.SuccessesWithoutContent;
        Lasted(other.from, other.until);
        FirstStarted = Math.Min(FirstStarted, other.FirstStarted);
        LastEnded = Math.Max(LastEnded, other.LastEnded);
    }
}

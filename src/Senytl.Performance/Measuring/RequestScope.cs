namespace Senytl.Performance.Measuring;

/// <summary>
/// The request that a virtual user is making now. One object serves all requests of its user, one after the other;
/// the generation number tells a late model call that its request is over.
/// </summary>
internal sealed class RequestScope(RunContext run, VirtualUser user)
{
    private long generation;
    private bool measured;
    private bool recordedByHand;
    private RequestRecord record;

    public RunContext Run { get; } = run;

    public VirtualUser User { get; } = user;

    /// <param name="scheduled">When the request was due.</param>
    /// <param name="started">When it starts.</param>
    /// <param name="isMeasured">False in the warm-up.</param>
    public void Open(long scheduled, long started, bool isMeasured)
    {
        lock (this)
        {
            generation++;
            measured = isMeasured;
            recordedByHand = false;
            record = new RequestRecord
            {
                User = User.Index,
                Iteration = User.Iteration,
                Scheduled = scheduled,
                Started = started,
            };
        }
    }

    /// <summary>Ends the request and hands its record over, unless a body that succeeded recorded its requests by hand.</summary>
    public void Close(long ended, RequestOutcome outcome, ErrorInfo? error)
    {
        lock (this)
        {
            generation++;
            if (recordedByHand && outcome == RequestOutcome.Ok)
            {
                return;
            }

            record.Ended = ended;
            record.Outcome = outcome;
            record.Error = error;
            Run.Record(record, measured);
        }
    }

    /// <summary>
    /// Records a request that the body timed itself. Model calls captured since the last record belong to it, and
    /// then count alone, so that a response handed in as well is not counted twice.
    /// </summary>
    public void RecordByHand(in RequestRecord byHand)
    {
        lock (this)
        {
            recordedByHand = true;
            var own = byHand;
            own.User = User.Index;
            own.Iteration = User.Iteration;
            if (record.Calls.Calls > 0)
            {
                own.Calls = record.Calls;
            }

            if (own.FirstContent == 0 && record.FirstContent >= own.Started)
            {
                own.FirstContent = record.FirstContent;
            }

            record.Calls = default;
            record.FirstContent = 0;
            Run.Record(own, measured);
        }
    }

    public ModelCall BeginCall(long now)
    {
        lock (this)
        {
            return new ModelCall(this, generation, measured, now);
        }
    }

    public void FirstContent(long callGeneration, long now)
    {
        lock (this)
        {
            if (callGeneration == generation && record.FirstContent == 0)
            {
                record.FirstContent = now;
            }
        }
    }

    public void EndCall(long callGeneration, bool callMeasured, in ModelCallRecord call)
    {
        bool late;
        lock (this)
        {
            late = callGeneration != generation;
            if (!late)
            {
                record.Calls.Add(call.Totals);
            }
        }

        Run.Recorder(callMeasured).RecordCall(call, late);
    }
}

using Senytl.Performance.Load.Batching;

namespace Senytl.Performance.Measuring;

/// <summary>
/// The request that a virtual user is making now. One object serves all requests of its user, one after the other;
/// the generation number tells a late model call that its request is over.
/// </summary>
internal sealed class RequestScope(RunContext run, VirtualUser user)
{
    private long generation;
    private bool open;
    private bool measured;
    private bool recordedByHand;
    private bool calledLate;
    private long firstCall;
    private int openCalls;
    private long lastCallStarted;
    private long failureStarted;
    private long failureEnded;
    private RequestRecord record;
    private RequestConversation conversation;
    private MetricCalls? metrics;

    public RunContext Run { get; } = run;

    public VirtualUser User { get; } = user;

    /// <summary>Whether a body ever recorded a request by hand, or made a model call.</summary>
    public bool WasUsed { get; private set; }

    /// <param name="scheduled">When the request was due.</param>
    /// <param name="started">When it starts.</param>
    /// <param name="isMeasured">False in the warm-up.</param>
    public void Open(long scheduled, long started, bool isMeasured)
    {
        lock (this)
        {
            generation++;
            open = true;
            measured = isMeasured;
            if (isMeasured)
            {
                Run.Began(started);
            }

            recordedByHand = false;
            calledLate = false;
            firstCall = 0;
            openCalls = 0;
            failureEnded = 0;
            conversation = default;
            metrics = null;
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
    /// <param name="ended">When it ended.</param>
    /// <param name="outcome">How.</param>
    /// <param name="error">What went wrong; absent when nothing did.</param>
    /// <param name="limitFired">When its time limit fired; 0 when it did not.</param>
    public void Close(long ended, RequestOutcome outcome, ErrorInfo? error, long limitFired = 0)
    {
        lock (this)
        {
            TakeMetrics();
            generation++;
            open = false;
            if (recordedByHand && outcome == RequestOutcome.Ok)
            {
                // Calls after the last record by hand belong to no request, and still cost.
                Run.Recorder(measured).RecordLate(record.Calls);
                if (measured)
                {
                    RunMeters.RecordCost(Run.Name, record.Calls);
                }

                return;
            }

            record.Ended = ended;
            record.Outcome = outcome;
            record.Batch = outcome == RequestOutcome.Ok ? record.Batch : null;
            record.Error = error;
            record.CutCallElapsed = CutCallElapsed(ended, limitFired);
            conversation.FinishInto(ref record);
            Deliver(record);
        }
    }

    /// <summary>The request was a batch of calls, and its times are those of one call.</summary>
    public void Measured(BatchTiming batch)
    {
        lock (this)
        {
            record.Batch = batch;
        }
    }

    /// <summary>
    /// Records a request that the body timed itself. Model calls captured since the last record belong to it, and
    /// then count alone, so that a response handed in as well is not counted twice. The first one of an iteration waited
    /// as long as the iteration did. What comes when the iteration is over and counted is late: no request of the run.
    /// </summary>
    public void RecordByHand(in RequestRecord byHand)
    {
        lock (this)
        {
            if (!open)
            {
                // A call of it that was seen is in the totals already.
                var calls = calledLate ? default : byHand.Calls;
                calledLate = false;
                SpendByHand(calls);
                Run.Recorder(measured).RecordLateRequest(calls);
                return;
            }

            var own = byHand;
            // How late the iteration began is the wait of the first request of it, whoever times it.
            own.Scheduled = own.Started - (recordedByHand ? 0 : record.Started - record.Scheduled);
            recordedByHand = true;
            Run.RecordedByHand = true;
            WasUsed = true;
            TakeMetrics();
            own.User = User.Index;
            own.Iteration = User.Iteration;
            if (record.Calls.Calls > 0)
            {
                (own.Calls, own.TimePerOutputToken) = (record.Calls, record.TimePerOutputToken);
                conversation.FinishInto(ref own);
                conversation = default;
            }

            if (own.FirstContent == 0 && record.FirstContent != 0 && firstCall != 0)
            {
                // The body's clock is not ours: the time to first token is taken from the start of the first call.
                own.FirstContent = own.Started + Math.Min(record.FirstContent - firstCall, own.Ended - own.Started);
            }

            own.CutCallElapsed = CutCallElapsed(Run.Clock.Now, limitFired: 0);
            failureEnded = 0;
            SpendByHand(record.Calls.Calls > 0 ? default : byHand.Calls);
            record.Calls = default;
            record.FirstContent = 0;
            record.TimePerOutputToken = null;
            firstCall = 0;
            Deliver(own);
        }
    }

    /// <param name="witness">Who sees the call.</param>
    /// <param name="outer">The call that is open around it, if any.</param>
    /// <param name="now">When it starts.</param>
    public ModelCall NewCall(CallWitness witness, ModelCall? outer, long now)
    {
        lock (this)
        {
            return new ModelCall(this, generation, measured, witness, outer, now);
        }
    }

    /// <summary>A call that is known to go to a model began at <paramref name="started"/>.</summary>
    public void CallBegun(ModelCall call, long callGeneration, long started)
    {
        lock (this)
        {
            WasUsed = true;
            if (!open || callGeneration != generation)
            {
                return;
            }

            firstCall = firstCall == 0 ? started : Math.Min(firstCall, started);
            if (call.IsOutermost)
            {
                openCalls++;
                lastCallStarted = Math.Max(lastCallStarted, started);
            }
        }
    }

    /// <summary>An outermost call has ended, in whatever way.</summary>
    public void CallOver(long callGeneration)
    {
        lock (this)
        {
            openCalls -= open && callGeneration == generation ? 1 : 0;
        }
    }

    public void FirstContent(long callGeneration, long now)
    {
        lock (this)
        {
            if (open && callGeneration == generation && record.FirstContent == 0)
            {
                record.FirstContent = now;
            }
        }
    }

    /// <param name="callGeneration">The request that the call was made in.</param>
    /// <param name="callMeasured">Whether that one is measured.</param>
    /// <param name="settled">The call.</param>
    /// <param name="spent">Takes in what the call cost in USD, if that is known.</param>
    public void EndCall(long callGeneration, bool callMeasured, SettledCall settled, ref decimal? spent)
    {
        var call = ModelCallRecord.From(settled, Run);
        spent = call.Totals.Priced > 0 ? (spent ?? 0) + call.Totals.CostUsd : spent;
        bool late;
        lock (this)
        {
            late = !open || callGeneration != generation;
            calledLate |= late;
            if (!late)
            {
                failureStarted = call.Started;
                failureEnded = call.Failed ? call.Ended : 0;
                conversation.Add(settled, call.Totals, before: record.Calls);
                record.Calls.Add(call.Totals);
                if (call.TimePerOutputToken is { } perToken)
                {
                    record.TimePerOutputToken = Math.Max(record.TimePerOutputToken ?? 0, perToken);
                }
            }
        }

        if (call.Totals.CutShort > 0)
        {
            Run.Spend?.CutShort();
        }
        else if (call.Totals.Unpriced > 0)
        {
            Run.Spend?.Unpriced(call.Totals.UnpricedReason);
        }

        Run.Recorder(callMeasured).RecordCall(call, late);
        if (callMeasured)
        {
            GenAiMeters.Record(settled);
            if (late)
            {
                RunMeters.RecordCost(Run.Name, call.Totals);
            }
        }
    }

    /// <summary>A measurement of a model call of this request that nothing better sees now.</summary>
    public void AddMetric(string instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (this)
        {
            metrics ??= new MetricCalls();
            metrics.Add(instrument, value, tags, Run.Clock.Now);
        }
    }

    /// <summary>A call that failed before the limit fired was over by then: it is not what took the time.</summary>
    private long? CutCallElapsed(long now, long limitFired)
    {
        if (openCalls > 0)
        {
            // The last to start is the youngest: no open call has taken less.
            return now - lastCallStarted;
        }

        return failureEnded != 0 && failureEnded >= limitFired ? failureEnded - failureStarted : null;
    }

    private void SpendByHand(in CallTotals byHand)
    {
        if (byHand.Unpriced > 0)
        {
            Run.Spend?.Unpriced(byHand.UnpricedReason);
        }
        else if (byHand.Priced > 0)
        {
            Run.Spend?.Spend(byHand.CostUsd);
        }
    }

    private void TakeMetrics()
    {
        if (metrics is null)
        {
            return;
        }

        foreach (var call in metrics.Settle((operation, model) => conversation.Covers(operation, model)).ToList())
        {
            decimal? spent = null;
            EndCall(generation, measured, call, ref spent);
            Run.Spend?.Spend(spent ?? 0);
        }

        metrics = null;
    }

    private void Deliver(in RequestRecord finished)
    {
        Run.Record(finished, measured);
        if (measured)
        {
            RunMeters.Record(Run.Name, finished);
        }
    }
}

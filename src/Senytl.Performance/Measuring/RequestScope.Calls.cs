namespace Senytl.Performance.Measuring;

internal sealed partial class RequestScope
{
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
}

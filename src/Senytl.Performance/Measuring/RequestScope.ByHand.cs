namespace Senytl.Performance.Measuring;

internal sealed partial class RequestScope
{
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
}

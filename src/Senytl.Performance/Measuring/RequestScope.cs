using Senytl.Performance.Load.Batching;

namespace Senytl.Performance.Measuring;

/// <summary>
/// The request that a virtual user is making now. One object serves all requests of its user, one after the other;
/// the generation number tells a late model call that its request is over.
/// </summary>
internal sealed partial class RequestScope(RunContext run, VirtualUser user)
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

    private void Deliver(in RequestRecord finished)
    {
        Run.Record(finished, measured);
        if (measured)
        {
            RunMeters.Record(Run.Name, finished);
        }
    }
}

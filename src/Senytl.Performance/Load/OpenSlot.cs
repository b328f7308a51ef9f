using Senytl.Performance.Measuring;

namespace Senytl.Performance.Load;

/// <summary>A place in flight of an open loop: runs one arrival after the other, each as a user of its own.</summary>
internal sealed class OpenSlot(OpenLoop loop) : IThreadPoolWorkItem, IWatched
{
    private Arrival arrival;
    private bool waited;
    private RequestScope? scope;

    public RequestDeadline Deadline { get; } = new();

    public void Start(in Arrival next, bool waited)
    {
        arrival = next;
        this.waited = waited;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void RecordUnended(long now, RequestOutcome outcome) => scope?.Close(now, outcome, outcome switch
    {
        RequestOutcome.Unfinished => new ErrorInfo("unfinished", "still open after the grace period: counted with the time it had taken"),
        _ => RequestRunner.Abandoned,
    });

    /// <summary>Under the context of whoever started the run, so that the test framework's ambient state is there.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        if (loop.Context is { } context)
        {
            ExecutionContext.Run(context, static slot => _ = ((OpenSlot)slot!).RunAsync(), this);
        }
        else
        {
            _ = RunAsync();
        }
    }

    private async Task RunAsync()
    {
        var user = new VirtualUser((int)arrival.Index, loop.Seed);
        var current = new RequestScope(loop.Run, user);
        Ambient.Enter(current);
        var started = loop.Run.Clock.Now;
        loop.Started(arrival, waited, started);
        current.Open(arrival.Due, started, loop.IsMeasured(arrival.Due));
        scope = current;
        Deadline.Arm(started);
        Exception? thrown = null;
        try
        {
            await loop.Body(user, Deadline.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            thrown = exception;
        }

        var now = loop.Run.Clock.Now;
        var met = Deadline.Disarm();
        if (met == DeadlineOutcome.Abandoned)
        {
            return;
        }

        RequestRunner.Close(current, now, thrown, met, loop.Stopped.IsCancellationRequested);
        loop.Ended(this);
    }
}

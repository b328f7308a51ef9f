using Senytl.Performance.Measuring;

namespace Senytl.Performance.Load;

/// <summary>A place in flight of an open loop: runs one arrival after the other, each as a user of its own.</summary>
internal sealed class OpenSlot(OpenLoop loop) : IThreadPoolWorkItem, IWatched
{
    private RequestScope? scope;

    public RequestDeadline Deadline { get; } = new();

    /// <summary>The arrival that the slot has.</summary>
    public Arrival Arrival { get; private set; }

    /// <summary>Whether the arrival had to wait for a place.</summary>
    public bool HasWaited { get; private set; }

    /// <summary>Handed to the thread pool, and not begun yet; under the loop's lock.</summary>
    public bool IsWaitingForThread { get; private set; }

    /// <summary>Under the loop's lock.</summary>
    public void Start(in Arrival next, bool waited)
    {
        Arrival = next;
        HasWaited = waited;
        IsWaitingForThread = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Opens the request, so that from now on it is either ended or recorded as unended. Under the loop's lock.</summary>
    public void Begin(long now)
    {
        IsWaitingForThread = false;
        scope = new RequestScope(loop.Run, new VirtualUser((int)Arrival.Index, loop.Seed, users: 0));
        scope.Open(Arrival.Due, now, loop.Due.IsMeasured(Arrival.Due));
        Deadline.Arm(now);
    }

    public void RecordUnended(long now, RequestOutcome outcome) => scope?.Close(now, outcome, outcome switch
    {
        RequestOutcome.Unfinished => new ErrorInfo("unfinished", "still open after the grace period: counted with the time it had taken"),
        _ => RequestRunner.Abandoned,
    }, Deadline.FiredAt);

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
        if (!loop.TryBegin(this))
        {
            return;
        }

        var current = scope!;
        Ambient.Enter(current);
        Exception? thrown = null;
        try
        {
            await loop.Body(current.User, Deadline.Token).ConfigureAwait(false);
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

        try
        {
            RequestRunner.Close(current, now, thrown, met, Deadline.FiredAt, loop.Stopped.IsCancellationRequested);
        }
        catch (Exception exception)
        {
            loop.Failed(exception);
        }
        finally
        {
            loop.Ended(this, now);
        }
    }
}

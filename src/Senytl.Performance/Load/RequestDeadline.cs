namespace Senytl.Performance.Load;

/// <summary>How a request and its time limit met.</summary>
internal enum DeadlineOutcome
{
    /// <summary>The request ended first.</summary>
    InTime,

    /// <summary>The limit fired and the request's token was cancelled; then it ended.</summary>
    Fired,

    /// <summary>The stop of the run cancelled the request's token before its limit did; then it ended.</summary>
    Stopped,

    /// <summary>The request did not even end after its token was cancelled, and was given up and recorded.</summary>
    Abandoned,
}

/// <summary>
/// The time limit of one user's requests. Arming and disarming cost one interlocked operation and no allocation; the
/// <see cref="RequestWatch{T}"/> looks at all deadlines a few times within the limit.
/// </summary>
/// <remarks>
/// The state is generation × 4 + phase. The generation makes every transition of the watch conditional on the request
/// that it looked at, so a limit can never hit the request after it.
/// </remarks>
internal sealed class RequestDeadline : IDisposable
{
    private const long Idle = 0;
    private const long Armed = 1;
    private const long Fired = 2;
    private const long Abandoned = 3;
    private const long PhaseMask = 3;

    // Not linked to the run's token: the watch fires every deadline when the run stops, which saves memory per user.
    private CancellationTokenSource source = new();
    private long state;
    private long started;
    private long firedAt;
    private bool firedByStop;

    public CancellationToken Token => source.Token;

    /// <summary>When the request in flight began; absent when none is.</summary>
    public long? StartedIfRunning => (Volatile.Read(ref state) & PhaseMask) is Armed or Fired ? Volatile.Read(ref started) : null;

    /// <summary>When the limit of the last request fired; 0 when it did not.</summary>
    public long FiredAt => Volatile.Read(ref firedAt);

    /// <summary>Whether the limit of the last request fired, and not the stop of the run.</summary>
    public bool IsOver => FiredAt != 0 && !Volatile.Read(ref firedByStop);

    public void Arm(long now)
    {
        started = now;
        firedAt = 0;
        firedByStop = false;
        Volatile.Write(ref state, ((state >> 2) + 1 << 2) | Armed);
    }

    public DeadlineOutcome Disarm()
    {
        while (true)
        {
            var seen = Volatile.Read(ref state);
            var phase = seen & PhaseMask;
            if (phase == Abandoned)
            {
                return DeadlineOutcome.Abandoned;
            }

            if (Interlocked.CompareExchange(ref state, seen & ~PhaseMask, seen) == seen)
            {
                if (phase == Armed)
                {
                    return DeadlineOutcome.InTime;
                }

                source = new CancellationTokenSource();
                return Volatile.Read(ref firedByStop) ? DeadlineOutcome.Stopped : DeadlineOutcome.Fired;
            }
        }
    }

    /// <summary>Cancels the request's token when it has run for the limit, or now that the run stops.</summary>
    public void FireIfOver(long now, long limit, bool stopped)
    {
        var fired = source;
        var seen = Volatile.Read(ref state);
        if ((seen & PhaseMask) == Armed
            && now - Volatile.Read(ref started) is var elapsed
            && (stopped || elapsed >= limit)
            && Interlocked.CompareExchange(ref state, (seen & ~PhaseMask) | Fired, seen) == seen)
        {
            Volatile.Write(ref firedByStop, elapsed < limit);
            Volatile.Write(ref firedAt, now);
            _ = CancelAndDisposeAsync(fired);
        }
    }

    /// <summary>Gives the request up when it still runs so long after its start; true for the one caller that did.</summary>
    public bool AbandonIfOver(long now, long limit)
    {
        var abandoned = source;
        var seen = Volatile.Read(ref state);
        if ((seen & PhaseMask) is not (Armed or Fired)
            || now - Volatile.Read(ref started) < limit
            || Interlocked.CompareExchange(ref state, (seen & ~PhaseMask) | Abandoned, seen) != seen)
        {
            return false;
        }

        if ((seen & PhaseMask) == Armed)
        {
            _ = CancelAndDisposeAsync(abandoned);
        }

        return true;
    }

    public void Dispose() => source.Dispose();

    // Callbacks of the body's token run here, not on the watch's timer.
    private static async Task CancelAndDisposeAsync(CancellationTokenSource fired)
    {
        try
        {
            await fired.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException)
        {
            // A callback that the body registered threw; the request fails by its own exception or by the time-out.
        }
        finally
        {
            fired.Dispose();
        }
    }
}

using System.Runtime.InteropServices;

namespace Senytl.Performance.Load;

/// <summary>What can stop a run early, with the reason of the first that did: the caller's token, or a signal.</summary>
/// <remarks>The first signal that the process gets ends its runs, which then report what they have; a second one ends the process.</remarks>
internal sealed class RunStop : IDisposable
{
    /// <summary>The reason of a run that the caller's token stopped.</summary>
    public const string FromOutside = "cancelled from outside, e.g. by a test timeout or Ctrl-C";

    private static int signals;

    private readonly CancellationTokenSource source = new();
    private readonly List<IDisposable> registrations = [];
    private string? reason;
    private Task told = Task.CompletedTask;

    /// <summary>Cancelled at once by a stop; what is registered on it runs on the thread pool.</summary>
    public CancellationToken Token => source.Token;

    public string? Reason => Volatile.Read(ref reason);

    public static RunStop From(CancellationToken cancellationToken)
    {
        var stop = new RunStop();
        stop.registrations.Add(cancellationToken.Register(() => stop.Stop(FromOutside)));
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT])
        {
            stop.registrations.Add(PosixSignalRegistration.Create(signal, stop.Received));
        }

        return stop;
    }

    /// <summary>All runs of the process share one context for one signal: it is enough that the first of them keeps the process alive.</summary>
    private void Received(PosixSignalContext context)
    {
        context.Cancel |= Interlocked.Increment(ref signals) == 1;
        Stop($"the process received {context.Signal}");
    }

    /// <summary>Whether the target itself was the cause.</summary>
    public bool IsBreach { get; private set; }

    /// <summary>Stops the run. Called by timers, signal handlers and the caller's token, so nothing escapes from here.</summary>
    /// <remarks>Who stops the run may hold a lock, of the spend meter or a request, that what is registered on the token takes: it runs elsewhere.</remarks>
    public void Stop(string why, StopCause cause = StopCause.Outside)
    {
        if (Interlocked.CompareExchange(ref reason, why, null) is not null)
        {
            return;
        }

        IsBreach = cause == StopCause.Breach;
        try
        {
            Volatile.Write(ref told, source.CancelAsync());
        }
        catch (ObjectDisposedException)
        {
            // The run had ended already.
        }
    }

    /// <summary>Completes when all that is registered on the token has run. What failed of it did not keep the run from stopping.</summary>
    public async Task WhenToldAsync() => await Volatile.Read(ref told).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }
}

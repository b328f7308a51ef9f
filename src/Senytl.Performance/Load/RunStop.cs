using System.Runtime.InteropServices;

namespace Senytl.Performance.Load;

/// <summary>What can stop a run early, with the reason of the first that did: the caller's token, or a signal.</summary>
internal sealed class RunStop : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<IDisposable> registrations = [];
    private string? reason;

    public CancellationToken Token => source.Token;

    public string? Reason => Volatile.Read(ref reason);

    public static RunStop From(CancellationToken cancellationToken)
    {
        var stop = new RunStop();
        stop.registrations.Add(cancellationToken.Register(() => stop.Stop("cancelled from outside, e.g. by a test timeout or Ctrl-C")));
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT])
        {
            stop.registrations.Add(PosixSignalRegistration.Create(signal, _ => stop.Stop($"the process received {signal}")));
        }

        return stop;
    }

    public void Stop(string why)
    {
        if (Interlocked.CompareExchange(ref reason, why, null) is null)
        {
            source.Cancel();
        }
    }

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }
}

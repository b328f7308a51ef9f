using System.Runtime.InteropServices;
using Senytl.Cli;

using var stop = new CancellationTokenSource();

// Cancelled rather than killed, so that a run reports what it has recorded. A second signal ends the process.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

#pragma warning disable RS0030 // The one place that knows of the console: everything else writes to what it is given.
return await SenytlCommand.RunAsync(args, Console.Out, Console.Error, stop.Token);
#pragma warning restore RS0030

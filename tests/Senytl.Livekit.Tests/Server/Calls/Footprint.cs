using System.Diagnostics;
using Senytl.Livekit.Server;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <summary>What a server holds while a call of two goes on: memory, sockets, timers, connections and participants.</summary>
internal sealed record Footprint(LivekitServer Server, long Bytes, int Sockets, long Timers)
{
    private const int CallConnections = 2;

    /// <summary>The runtime has timers of its own, for connection pools and the like.</summary>
    private const int OtherTimers = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Waits until nobody but the call is left, then counts.</summary>
    public static async Task<Footprint> OfAsync(LivekitServer server)
    {
        await UntilAsync(() => Strangers(server));
        return Count(server);
    }

    /// <summary>Fails unless all comes back to what it was.</summary>
    public async Task ReturnsAsync(long bytesMore)
    {
        await UntilAsync(() => Strangers(Server));
        await UntilAsync(() => Excess(bytesMore));
    }

    private static Footprint Count(LivekitServer server)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return new Footprint(server, GC.GetTotalMemory(forceFullCollection: true), OpenSockets(), Timer.ActiveCount);
    }

    /// <summary>Elsewhere than on Linux all handles: more than sockets, but what leaks is among them.</summary>
    private static int OpenSockets()
    {
        if (OperatingSystem.IsLinux())
        {
            return Directory.GetFiles("/proc/self/fd").Count(file => new FileInfo(file).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);
        }

        using var process = Process.GetCurrentProcess();
        return process.HandleCount;
    }

    private static string Strangers(LivekitServer server) =>
        server.Connections == CallConnections && server.Rooms.Sum(room => room.Participants.Count) == CallConnections
            ? ""
            : $"{server.Connections} connections and {server.Rooms.Sum(room => room.Participants.Count)} participants, where the call has {CallConnections}";

    private string Excess(long bytesMore)
    {
        var now = Count(Server);
        return now.Bytes <= Bytes + bytesMore && now.Sockets <= Sockets && now.Timers <= Timers + OtherTimers
            ? ""
            : $"{now.Bytes - Bytes} bytes, {now.Sockets - Sockets} sockets, {now.Timers - Timers} timers more than before";
    }

    private static async Task UntilAsync(Func<string> problem)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var start = Stopwatch.GetTimestamp();
        string found;
        while ((found = problem()).Length > 0 && Stopwatch.GetElapsedTime(start) < Patience)
        {
            await pace.WaitForNextTickAsync();
        }

        Assert.True(found.Length == 0, $"after {Patience.TotalSeconds} s: {found}");
    }
}

using Senytl.Livekit.Server;
using Senytl.Livekit.Tests.Server.Calls;

namespace Senytl.Benchmarks.Livekit;

/// <summary>What stays behind of participants who came and went.</summary>
/// <remarks>
/// As many come and go before: the runtime's shared array pool keeps the buffers of so many, and would be counted, as collections have
/// emptied it while nobody came.
/// </remarks>
internal static class GrowthFigures
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task PrintAsync(Figures figures)
    {
        var joins = Setting.Whole("SENYTL_LIVEKIT_JOINS", 1_000);
        await using var server = await LivekitServer.StartAsync(new LivekitServerOptions { EventCapacity = 100, DepartureTimeout = TimeSpan.Zero });
        await JoinAndLeaveAsync(server, joins);
        var (before, sockets, timers) = (GC.GetTotalMemory(forceFullCollection: true), Sockets(), Timer.ActiveCount);
        await JoinAndLeaveAsync(server, joins);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        figures.Print("join_leave_count", joins, "joins");
        figures.Print("join_leave_growth_mb", growth / 1048576.0, "MB");
        figures.Print("join_leave_sockets_left", Sockets() - sockets, "sockets");
        figures.Print("join_leave_timers_left", Timer.ActiveCount - timers, "timers");
        figures.Print("join_leave_connections_left", server.Connections, "connections");
        figures.Print("join_leave_rooms_left", server.Rooms.Count, "rooms");
    }

    private static async Task JoinAndLeaveAsync(LivekitServer server, int joins)
    {
        for (var i = 0; i < joins; i++)
        {
            await using var peer = new WirePeer(received: null);
            await peer.JoinAsync(server.Url, "growth", "same");
        }

        using var patience = new CancellationTokenSource(Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!patience.IsCancellationRequested && (server.Connections > 0 || server.Rooms.Count > 0))
        {
            await pace.WaitForNextTickAsync();
        }
    }

    /// <summary>Open sockets of this process; where the system does not tell, none.</summary>
    private static int Sockets() => !Directory.Exists("/proc/self/fd")
        ? 0
        : Directory.GetFiles("/proc/self/fd").Count(file => new FileInfo(file).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);
}

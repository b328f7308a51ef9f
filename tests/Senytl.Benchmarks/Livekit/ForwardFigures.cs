using System.Diagnostics;
using Senytl.Livekit.Server;

namespace Senytl.Benchmarks.Livekit;

/// <summary>What the server loses, adds and costs while it forwards sound over real sockets.</summary>
internal static class ForwardFigures
{
    private const int PacketsPerSecond = 50;
    private const int DensePacketsPerSecond = 5_000;
    private const int DenseSeconds = 5;

    /// <summary>The server in a process of its own: the clients cost as much as it does, and would hide what it costs.</summary>
    public static async Task PrintLoadAsync(Figures figures)
    {
        var (rooms, seconds) = (Setting.Whole("SENYTL_LIVEKIT_ROOMS", 50), Setting.Whole("SENYTL_LIVEKIT_SECONDS", 60));
        await using var server = await ServerProcess.StartAsync();
        await using var speakers = await Speakers.JoinAsync(server.Url, rooms, PacketsPerSecond, seconds);
        var (serverTime, clientTime, start) = (server.Processor, Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var (sent, _) = await speakers.SpeakAsync(seconds);
        var wall = Stopwatch.GetElapsedTime(start);
        (serverTime, clientTime) = (server.Processor - serverTime, Environment.CpuUsage.TotalTime - clientTime);
        await Task.Delay(TimeSpan.FromMilliseconds(300));
        figures.Print("forward_rooms", rooms, "rooms");
        figures.Print("forward_seconds", wall.TotalSeconds, "s");
        figures.Print("forward_packets", sent, "packets");
        figures.Print("forward_loss_percent", 100.0 * (sent - speakers.Delays.Count) / sent, "%");
        figures.Print("forward_delay_p50_ms", speakers.Delays.Percentile(50), "ms");
        figures.Print("forward_delay_p99_ms", speakers.Delays.Percentile(99), "ms");
        figures.Print("forward_cores", serverTime / wall, "cores");
        figures.Print("forward_clients_cores", clientTime / wall, "cores");
    }

    /// <summary>
    /// The server in this process, so that its thread can be asked. Whole-process figures beside it hold the clients and all timers; silence
    /// tells how much of that goes on anyway, mostly in the web server.
    /// </summary>
    public static async Task PrintAllocationAsync(Figures figures)
    {
        var clock = new MeteredClock();
        await using var server = await LivekitServer.StartAsync(new LivekitServerOptions { EventCapacity = 100, Clock = clock });
        await using var speakers = await Speakers.JoinAsync(server.Url, rooms: 1, DensePacketsPerSecond, 2 * DenseSeconds);

        // A lock allocates what threads wait on when two first meet at it, and only then.
        await speakers.SpeakAsync(DenseSeconds);
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        speakers.Delays.Reset();
        var before = clock.Bytes > 0 ? clock.Bytes : throw new InvalidOperationException("the server's media thread was never seen to look at the clock");
        var spoken = await speakers.SpeakAsync(DenseSeconds);
        var allocated = clock.Bytes - before;
        var silence = GC.GetTotalAllocatedBytes(precise: true);
        await Task.Delay(TimeSpan.FromSeconds(DenseSeconds));
        silence = GC.GetTotalAllocatedBytes(precise: true) - silence;
        figures.Print("forward_dense_packets", spoken.Sent, "packets");
        figures.Print("forward_dense_loss_percent", 100.0 * (spoken.Sent - speakers.Delays.Count) / spoken.Sent, "%");
        figures.Print("forward_alloc_bytes_per_packet", (double)allocated / spoken.Sent, "B");
        figures.Print("forward_process_speech_bytes_per_second", (double)spoken.Allocated / DenseSeconds, "B/s");
        figures.Print("forward_process_silence_bytes_per_second", (double)silence / DenseSeconds, "B/s");
    }
}

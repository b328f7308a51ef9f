using System.Buffers.Binary;
using System.Diagnostics;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Server;
using Senytl.Livekit.Tests.Server.Calls;

namespace Senytl.Benchmarks.Livekit;

/// <summary>Rooms of one speaker and one listener over real sockets; clients and server share this process, so cores and bytes are those of both.</summary>
internal static class ForwardFigures
{
    private const int PayloadBytes = 80;
    private const int PacketsPerSecond = 50;

    public static async Task PrintAsync(Figures figures)
    {
        var load = await RunAsync(Setting("SENYTL_LIVEKIT_ROOMS", 50), PacketsPerSecond, Setting("SENYTL_LIVEKIT_SECONDS", 10));
        figures.Print("forward_packets", load.Sent, "packets");
        figures.Print("forward_loss_percent", 100.0 * (load.Sent - load.Delays.Count) / load.Sent, "%");
        figures.Print("forward_delay_p50_ms", load.Delays.Percentile(50), "ms");
        figures.Print("forward_delay_p99_ms", load.Delays.Percentile(99), "ms");
        figures.Print("forward_cores", load.Cores, "cores");

        // Reports once a second cost a little each; with many packets between them, what is left is the cost of a packet.
        var dense = await RunAsync(rooms: 1, packetsPerSecond: 5_000, seconds: 3);
        figures.Print("forward_alloc_bytes_per_packet", (double)dense.Allocated / dense.Sent, "B");
        figures.Print("forward_dense_loss_percent", 100.0 * (dense.Sent - dense.Delays.Count) / dense.Sent, "%");
    }

    public static async Task PrintGrowthAsync(Figures figures)
    {
        var joins = Setting("SENYTL_LIVEKIT_JOINS", 200);
        await using var server = await LivekitServer.StartAsync(new LivekitServerOptions { EventCapacity = 100, DepartureTimeout = TimeSpan.Zero });
        await JoinAndLeaveAsync(server, joins / 4);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await JoinAndLeaveAsync(server, joins);
        await server.WaitForAsync("all connections end", s => s.Connections == 0 ? s : null, TimeSpan.FromSeconds(1)).ContinueWith(_ => { }, TaskScheduler.Default);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        figures.Print("join_leave_count", joins, "joins");
        figures.Print("join_leave_growth_mb", growth / 1048576.0, "MB");
        figures.Print("join_leave_connections_left", server.Connections, "connections");
        figures.Print("join_leave_rooms_left", server.Rooms.Count, "rooms");
    }

    private static async Task JoinAndLeaveAsync(LivekitServer server, int joins)
    {
        for (var i = 0; i < joins; i++)
        {
            await using var peer = new WirePeer(received: null);
            await peer.JoinAsync(server, "growth", "same");
        }
    }

    private static async Task<Load> RunAsync(int rooms, int packetsPerSecond, int seconds)
    {
        await using var server = await LivekitServer.StartAsync(new LivekitServerOptions { EventCapacity = 100 });
        var delays = new DelayLog(rooms * packetsPerSecond * (seconds + 2));
        var speakers = new List<WirePeer>();
        var listeners = new List<WirePeer>();
        for (var i = 0; i < rooms; i++)
        {
            listeners.Add(new WirePeer(delays.Add));
            await listeners[i].JoinAsync(server, $"room-{i}", $"listener-{i}");
            speakers.Add(new WirePeer(received: null));
            await speakers[i].JoinAsync(server, $"room-{i}", $"speaker-{i}");
        }

        await Task.WhenAll(speakers.Select(speaker => speaker.Subscribed)).WaitAsync(TimeSpan.FromSeconds(30));
        await SpeakAsync(speakers, packetsPerSecond, first: 0, seconds: 1);
        await Task.Delay(200);
        delays.Reset();
        GC.Collect();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        var sent = await SpeakAsync(speakers, packetsPerSecond, first: packetsPerSecond, seconds);
        var wall = Stopwatch.GetElapsedTime(start);
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        await Task.Delay(300);
        foreach (var peer in speakers.Concat(listeners))
        {
            await peer.DisposeAsync();
        }

        return new Load(sent, delays, cpu / wall, allocated);
    }

    /// <summary>Sends in step with absolute deadlines; the rooms are spread over each packet interval, as callers are.</summary>
    private static Task<long> SpeakAsync(IReadOnlyList<WirePeer> speakers, int packetsPerSecond, int first, int seconds) => Task.Factory.StartNew(
        () =>
        {
            var payload = new byte[PayloadBytes];
            var sent = 0L;
            var start = Stopwatch.GetTimestamp();
            var total = (long)seconds * packetsPerSecond * speakers.Count;
            var step = Stopwatch.Frequency / (double)(packetsPerSecond * speakers.Count);
            for (long i = 0; i < total; i++)
            {
                while (Stopwatch.GetTimestamp() < start + (long)(i * step))
                {
                    Thread.Sleep(1);
                }

                BinaryPrimitives.WriteInt64BigEndian(payload.AsSpan(1), Stopwatch.GetTimestamp());
                sent += speakers[(int)(i % speakers.Count)].Send((ushort)(first + (i / speakers.Count)), payload) ? 1 : 0;
            }

            return sent;
        },
        TaskCreationOptions.LongRunning);

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) && value > 0 ? value : usual;

    private sealed record Load(long Sent, DelayLog Delays, double Cores, long Allocated);

    /// <summary>Times from the sender's hand to the receiver's, of fixed size so that it allocates nothing while it counts.</summary>
    private sealed class DelayLog(int capacity)
    {
        private readonly long[] _ticks = new long[capacity];
        private int _count;

        public int Count => Math.Min(Volatile.Read(ref _count), _ticks.Length);

        public void Reset() => Volatile.Write(ref _count, 0);

        public void Add(RtpPacket packet)
        {
            var at = Interlocked.Increment(ref _count) - 1;
            if (at < _ticks.Length && packet.Payload.Length == PayloadBytes)
            {
                _ticks[at] = Stopwatch.GetTimestamp() - BinaryPrimitives.ReadInt64BigEndian(packet.Payload[1..]);
            }
        }

        public double Percentile(double percent)
        {
            var sorted = _ticks[..Count];
            Array.Sort(sorted);
            return sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(percent / 100 * sorted.Length) - 1)] * 1000.0 / Stopwatch.Frequency;
        }
    }
}

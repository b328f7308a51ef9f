using System.Diagnostics;
using Senytl.Livekit.Tests.Server.Calls;

namespace Senytl.Benchmarks.Livekit;

/// <summary>Rooms of one speaker and one listener, and a thread that speaks for all of them.</summary>
internal sealed class Speakers : IAsyncDisposable
{
    private const int PayloadBytes = 80;

    private readonly List<WirePeer> _speakers = [];
    private readonly List<WirePeer> _listeners = [];
    private readonly int _packetsPerSecond;
    private int _spoken;

    private Speakers(int rooms, int packetsPerSecond, int seconds)
    {
        _packetsPerSecond = packetsPerSecond;
        Delays = new DelayLog(rooms * packetsPerSecond * (seconds + 2));
    }

    /// <summary>Of all packets that arrived since the last second was spoken to warm up.</summary>
    public DelayLog Delays { get; }

    public WirePeer First => _speakers[0];

    /// <summary>Joins all rooms and speaks for a second, so that all code that follows has run before.</summary>
    public static async Task<Speakers> JoinAsync(Uri server, int rooms, int packetsPerSecond, int seconds)
    {
        var all = new Speakers(rooms, packetsPerSecond, seconds);
        for (var i = 0; i < rooms; i++)
        {
            all._listeners.Add(new WirePeer(all.Delays.Add));
            await all._listeners[i].JoinAsync(server, $"room-{i}", $"listener-{i}");
            all._speakers.Add(new WirePeer(received: null));
            await all._speakers[i].JoinAsync(server, $"room-{i}", $"speaker-{i}");
        }

        await Task.WhenAll(all._speakers.Select(speaker => speaker.Subscribed)).WaitAsync(TimeSpan.FromSeconds(30));
        await all.SpeakAsync(seconds: 1);
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        all.Delays.Reset();
        GC.Collect();
        return all;
    }

    /// <summary>Sends in step with absolute deadlines; the rooms are spread over each packet interval, as callers are.</summary>
    /// <returns>Packets sent, and the bytes that the whole process allocated meanwhile.</returns>
    public Task<(long Sent, long Allocated)> SpeakAsync(int seconds) => Task.Factory.StartNew(
        () =>
        {
            var payload = new byte[PayloadBytes];
            var sent = 0L;
            var total = (long)seconds * _packetsPerSecond * _speakers.Count;
            var step = Stopwatch.Frequency / (double)(_packetsPerSecond * _speakers.Count);
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            for (long i = 0; i < total; i++)
            {
                while (Stopwatch.GetTimestamp() < start + (long)(i * step))
                {
                    Thread.Sleep(1);
                }

                DelayLog.Stamp(payload);
                sent += _speakers[(int)(i % _speakers.Count)].Send((ushort)(_spoken + (i / _speakers.Count)), payload) ? 1 : 0;
            }

            allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            _spoken += seconds * _packetsPerSecond;
            return (sent, allocated);
        },
        TaskCreationOptions.LongRunning);

    public async ValueTask DisposeAsync()
    {
        foreach (var peer in _speakers.Concat(_listeners))
        {
            await peer.DisposeAsync();
        }
    }
}

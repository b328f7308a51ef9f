using System.Diagnostics;
using System.Net;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Tests.Api;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <summary>A signal connection that is never read, in a room where much is said. Alone: it counts this process's memory.</summary>
[Collection(nameof(GarbageTests))]
public sealed class SlowReaderTests : ServerTests
{
    private const int Updates = 1_000;
    private const int UpdateBytes = 60_000;
    private const long GrowthLimit = 16 << 20;

    protected override LivekitServerOptions Options => new() { ResumeWindow = TimeSpan.Zero };

    [Fact]
    public async Task Who_does_not_read_loses_its_connection_and_the_others_wait_for_nothing()
    {
        var (reader, _) = await ScriptedClient.JoinAsync(Server, "room", "reader");
        var (slow, _) = await ScriptedClient.JoinAsync(Server, "room", "slow");
        await using var closingReader = reader;
        await using var closingSlow = slow;
        var before = GC.GetTotalMemory(forceFullCollection: true);

        using var machine = new MachineWatch();
        var talking = Task.Run(TalkAsync);
        var (seen, stall) = await ListenAsync(reader);
        await talking;

        Assert.Equal(Enumerable.Range(1, Updates), seen);
        Assert.True(stall - machine.Longest < TimeSpan.FromSeconds(1), $"nothing for {stall.TotalMilliseconds:0} ms; the machine paused for {machine.Longest.TotalMilliseconds:0} ms at most");
        await Server.WaitForDepartureAsync("room", "slow");
        Assert.Contains(Server.Events, happened => happened is { Kind: ServerEventKind.SignalLost, Subject: "slow" });
        Assert.Equal(1, Server.Connections);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(growth < GrowthLimit, $"{growth} bytes more than before");
    }

    /// <summary>Updates the room's metadata, each time when the answer to the last has come, as backends do. All must be told each.</summary>
    private async Task TalkAsync()
    {
        var padding = new string('x', UpdateBytes);
        for (var number = 1; number <= Updates; number++)
        {
            var (status, _) = await TwirpCall.AsAdminAsync(Server, "room", "RoomService/UpdateRoomMetadata", $$"""{"room":"room","metadata":"{{number}} {{padding}}"}""");
            Assert.Equal(HttpStatusCode.OK, status);
        }
    }

    private static async Task<(List<int> Seen, TimeSpan Stall)> ListenAsync(ScriptedSocket<SignalRequest, SignalResponse> reader)
    {
        var seen = new List<int>();
        var stall = TimeSpan.Zero;
        var at = 0L;
        while (seen.Count < Updates)
        {
            var update = await reader.NextAsync(SignalResponse.MessageOneofCase.RoomUpdate);
            var gap = seen.Count == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(at);
            seen.Add(int.Parse(update.RoomUpdate.Room.Metadata.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
            stall = gap > stall ? gap : stall;
            at = Stopwatch.GetTimestamp();
        }

        return (seen, stall);
    }
}

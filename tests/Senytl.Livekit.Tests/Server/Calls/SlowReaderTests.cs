using System.Diagnostics;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;

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
        var (writer, _) = await ScriptedClient.JoinAsync(Server, "room", "writer");
        var (reader, _) = await ScriptedClient.JoinAsync(Server, "room", "reader");
        var (slow, _) = await ScriptedClient.JoinAsync(Server, "room", "slow");
        await using var closingWriter = writer;
        await using var closingReader = reader;
        await using var closingSlow = slow;
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var talking = Task.Run(() => TalkAsync(writer));
        var (seen, stall) = await ListenAsync(reader);
        await talking;

        Assert.Equal(Enumerable.Range(1, Updates), seen);
        Assert.True(stall < TimeSpan.FromSeconds(1), $"nothing for {stall.TotalMilliseconds:0} ms");
        await Server.WaitForDepartureAsync("room", "slow");
        Assert.Contains(Server.Events, happened => happened is { Kind: ServerEventKind.SignalLost, Subject: "slow" });
        Assert.Equal(2, Server.Connections);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(growth < GrowthLimit, $"{growth} bytes more than before");
    }

    /// <summary>Updates itself, each time when the answer to the last has come, as clients do.</summary>
    private static async Task TalkAsync(ScriptedSocket<SignalRequest, SignalResponse> writer)
    {
        var padding = new string('x', UpdateBytes);
        for (uint number = 1; number <= Updates; number++)
        {
            await writer.SendAsync(new SignalRequest { UpdateMetadata = new UpdateParticipantMetadata { Metadata = $"{number} {padding}", RequestId = number } });
            var answer = await writer.NextAsync(SignalResponse.MessageOneofCase.RequestResponse);
            Assert.Equal((number, RequestResponse.Types.Reason.Ok), (answer.RequestResponse.RequestId, answer.RequestResponse.Reason));
        }
    }

    private static async Task<(List<int> Seen, TimeSpan Stall)> ListenAsync(ScriptedSocket<SignalRequest, SignalResponse> reader)
    {
        var seen = new List<int>();
        var stall = TimeSpan.Zero;
        var at = Stopwatch.GetTimestamp();
        while (seen.Count < Updates)
        {
            var info = await reader.UpdateOfAsync("writer", participant => participant.Metadata.Length > 0);
            seen.Add(int.Parse(info.Metadata.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
            var gap = Stopwatch.GetElapsedTime(at);
            stall = gap > stall ? gap : stall;
            at = Stopwatch.GetTimestamp();
        }

        return (seen, stall);
    }
}

using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <summary>A call over real sockets while strangers throw what they have at its server. Alone: it counts this process's memory and handles.</summary>
[Collection(nameof(GarbageTests))]
[CollectionDefinition(nameof(GarbageTests), DisableParallelization = true)]
public sealed class GarbageTests : ServerTests
{
    private const string Room = "call";
    private const long GrowthLimit = 8 << 20;

    protected override LivekitServerOptions Options => new() { EventCapacity = 1_000, ResumeWindow = TimeSpan.FromMilliseconds(500) };

    [Fact]
    public async Task Ten_thousand_garbage_datagrams_do_not_disturb_a_running_call()
    {
        await using var call = await RunningCall.StartAsync(Server, Room);
        using var garbage = new GarbageDatagrams(seed: 1, call.Speaker.Tap);
        garbage.Send(100);
        var before = await Footprint.OfAsync(Server);

        for (var sent = 0; sent < 10_000; sent += 100)
        {
            garbage.Send(100);
            await call.HearAsync(1);
        }

        await before.ReturnsAsync(GrowthLimit);
        await AnotherIsHeardAsync();
        await call.EndAndJudgeAsync();
        Assert.DoesNotContain(Server.Events, happened => happened.Kind == ServerEventKind.Fault);
    }

    [Fact]
    public async Task A_thousand_garbage_sockets_do_not_disturb_a_running_call()
    {
        await using var call = await RunningCall.StartAsync(Server, Room);
        await OpenAsync(call, sockets: 100, seed: 1);
        var before = await Footprint.OfAsync(Server);

        await OpenAsync(call, sockets: 1_000, seed: 2);

        await before.ReturnsAsync(GrowthLimit);
        await AnotherIsHeardAsync();
        await call.EndAndJudgeAsync();
        Assert.DoesNotContain(Server.Events, happened => happened.Kind == ServerEventKind.Fault);
    }

    private async Task OpenAsync(RunningCall call, int sockets, int seed)
    {
        const int together = 50;
        using var garbage = new GarbageSockets(Server, Room, seed);
        for (var opened = 0; opened < sockets; opened += together)
        {
            await garbage.OpenAsync(together);
            await call.HearAsync(1);
        }
    }

    private async Task AnotherIsHeardAsync()
    {
        await using var later = await RunningCall.StartAsync(Server, "later");
        await later.HearAsync(10);
        await later.EndAndJudgeAsync();
    }
}

namespace Senytl.Livekit.Tests.Server;

/// <summary>Who holds a room open: anybody but an agent. By default it stays for 5 min empty, and for 20 s left.</summary>
public class RoomClosingTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly QuietRoom _quiet = new();

    [Fact]
    public void A_room_that_was_left_closes_in_its_time_although_an_agent_enters_meanwhile()
    {
        _quiet.Leave(_quiet.Enter("caller"));
        _quiet.Clock.Advance(TimeSpan.FromSeconds(10));
        _quiet.Enter("agent", "agent");

        _quiet.Clock.Advance(TimeSpan.FromSeconds(10) - Moment);
        Assert.False(_quiet.Room.Ended);
        _quiet.Clock.Advance(Moment);

        Assert.True(_quiet.Room.Ended);
        Assert.Empty(_quiet.Room.Present);
    }

    [Fact]
    public void A_room_that_only_agents_come_to_and_leave_closes_when_its_time_is_over_and_not_before()
    {
        var first = _quiet.Enter("first agent", "agent");
        _quiet.Clock.Advance(TimeSpan.FromMinutes(4));
        _quiet.Enter("second agent", "agent");
        _quiet.Leave(first);

        _quiet.Clock.Advance(TimeSpan.FromMinutes(1) - Moment);
        Assert.False(_quiet.Room.Ended);
        _quiet.Clock.Advance(Moment);

        Assert.True(_quiet.Room.Ended);
    }

    [Fact]
    public void A_caller_holds_the_room_whoever_else_comes_and_leaves()
    {
        _quiet.Clock.Advance(TimeSpan.FromMinutes(4));
        var caller = _quiet.Enter("caller");
        _quiet.Leave(_quiet.Enter("agent", "agent"));
        _quiet.Enter("agent", "agent");

        _quiet.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False(_quiet.Room.Ended);
        _quiet.Leave(caller);
        _quiet.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.True(_quiet.Room.Ended);
    }
}

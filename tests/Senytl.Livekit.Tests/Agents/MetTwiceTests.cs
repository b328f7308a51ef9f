using Senytl.Livekit.Agents;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Tests.Server;

namespace Senytl.Livekit.Tests.Agents;

/// <summary>
/// A dispatch looks who is there while the room tells the hub who enters, publishes and leaves: each may be met by both, and in either order.
/// </summary>
public sealed class MetTwiceTests
{
    private readonly QuietRoom _room = new();

    private AgentHub Hub => _room.Room.Server.Agents;

    [Fact]
    public void A_participant_that_a_dispatch_found_and_that_the_room_tells_of_gets_one_job_of_each_type()
    {
        var ann = _room.Enter("ann");
        ann.HasPublished = true;
        var dispatch = Hub.Dispatch(_room.Room, new RoomAgentDispatch { AgentName = "echo" })!;

        Hub.ParticipantJoined(_room.Room, ann);
        Hub.FirstPublished(_room.Room, ann);

        Assert.Equal([JobType.JtRoom, JobType.JtParticipant, JobType.JtPublisher], TypesOf(dispatch));
    }

    [Fact]
    public void A_participant_that_left_before_it_is_told_of_gets_no_job()
    {
        var dispatch = Hub.Dispatch(_room.Room, new RoomAgentDispatch { AgentName = "echo" })!;
        var passing = _room.Enter("passing");
        _room.Leave(passing);
        var met = TypesOf(dispatch);

        Hub.FirstPublished(_room.Room, passing);

        Assert.Equal([JobType.JtRoom, JobType.JtParticipant], met);
        Assert.Equal(met, TypesOf(dispatch));
    }

    [Fact]
    public void Who_comes_back_under_the_same_identity_gets_a_job_again()
    {
        var dispatch = Hub.Dispatch(_room.Room, new RoomAgentDispatch { AgentName = "echo" })!;

        _room.Leave(_room.Enter("ann"));
        _room.Enter("ann");

        Assert.Equal([JobType.JtRoom, JobType.JtParticipant, JobType.JtParticipant], TypesOf(dispatch));
    }

    private static IEnumerable<JobType> TypesOf(LiveDispatch dispatch) => dispatch.Describe().State.Jobs.Select(job => job.Type).ToArray();
}

using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Rooms;

namespace Senytl.Livekit.Agents;

/// <summary>The wish that agents of one name serve a room, and the jobs that came of it.</summary>
internal sealed class LiveDispatch(LiveRoom room, RoomAgentDispatch wish, DateTimeOffset now)
{
    public string Id { get; } = Sids.Dispatch();

    public LiveRoom Room => room;

    public RoomAgentDispatch Wish => wish;

    public List<LiveJob> Jobs { get; } = [];

    public DateTimeOffset? Deleted { get; set; }

    public Job NewJob(JobType type, ParticipantInfo? participant)
    {
        var job = new Job
        {
            Id = Sids.Job(),
            DispatchId = Id,
            Type = type,
            Room = room.Describe(),
            AgentName = wish.AgentName,
            Metadata = wish.Metadata,
            Deployment = wish.Deployment,
            State = new JobState { Status = JobStatus.JsPending },
            Attributes = { wish.Attributes },
        };
        if (participant is not null)
        {
            job.Participant = participant;
        }

        return job;
    }

    public AgentDispatch Describe() => new()
    {
        Id = Id,
        AgentName = wish.AgentName,
        Room = room.Name,
        Metadata = wish.Metadata,
        RestartPolicy = wish.RestartPolicy,
        Deployment = wish.Deployment,
        Attributes = { wish.Attributes },
        State = new AgentDispatchState
        {
            CreatedAt = now.ToUnixTimeMilliseconds() * 1_000_000,
            DeletedAt = Deleted is { } at ? at.ToUnixTimeMilliseconds() * 1_000_000 : 0,
            Jobs = { Jobs.Select(job => job.Description.Clone()) },
        },
    };
}

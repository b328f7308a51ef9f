using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Rooms;

namespace Senytl.Livekit.Agents;

/// <summary>Workers, dispatches and jobs of a server.</summary>
internal sealed partial class AgentHub(ServerContext server)
{
    /// <summary>Most jobs that may wait at a time; more fail at once.</summary>
    public const int MaximumQueued = 10_000;

    /// <summary>Most jobs of one room that may wait at a time, so that a busy room leaves others their share.</summary>
    public const int MaximumQueuedOfRoom = 2_000;

    /// <summary>Most dispatches of one room, those that it began with among them: each is offered every participant of it.</summary>
    public const int MaximumDispatches = 100;

    /// <summary>Jobs that a dispatch remembers before it forgets those that have ended: participants may come and go without end.</summary>
    public const int MaximumRemembered = 100;

    private readonly Lock _gate = new();
    private readonly List<LiveWorker> _workers = [];
    private readonly Dictionary<string, RoomAgents> _rooms = new(StringComparer.Ordinal);
    private int _queued;

    /// <summary>Why a job of the agent of that name is to fail before any worker is asked; null when it is not. For tests of what happens then.</summary>
    public Func<string, string?> Refusal { get; set; } = _ => null;

    public IReadOnlyList<LiveWorker> Workers
    {
        get
        {
            lock (_gate)
            {
                return [.. _workers];
            }
        }
    }

    public void RoomStarted(LiveRoom room)
    {
        IReadOnlyList<RoomAgentDispatch> wishes = room.Settings.Agents.Count > 0 ? room.Settings.Agents : [new RoomAgentDispatch()];
        foreach (var wish in wishes.Take(MaximumDispatches))
        {
            Dispatch(room, wish);
        }

        if (wishes.Count > MaximumDispatches)
        {
            server.Events.Add(ServerEventKind.Refused, room.Name, "", $"{wishes.Count} agents for one room, at most {MaximumDispatches} are dispatched");
        }
    }

    public void ParticipantJoined(LiveRoom room, LiveParticipant participant)
    {
        if (!participant.IsAgent)
        {
            Launch(room, JobType.JtParticipant, participant);
        }
    }

    public void FirstPublished(LiveRoom room, LiveParticipant participant)
    {
        if (!participant.IsAgent)
        {
            Launch(room, JobType.JtPublisher, participant);
        }
    }

    /// <summary>Jobs for a participant that is gone are pointless.</summary>
    public void ParticipantLeft(LiveRoom room, LiveParticipant participant)
    {
        foreach (var job in JobsOf(room).Where(job => job.Description.Participant?.Sid == participant.Sid))
        {
            End(job, JobStatus.JsSuccess, "its participant left");
        }
    }

    public void RoomEnded(LiveRoom room)
    {
        foreach (var job in JobsOf(room))
        {
            End(job, JobStatus.JsSuccess, "the room ended");
        }

        lock (_gate)
        {
            _rooms.Remove(room.Sid);
        }
    }

    private IReadOnlyList<LiveJob> JobsOf(LiveRoom room)
    {
        lock (_gate)
        {
            return [.. DispatchesOf(room).SelectMany(dispatch => dispatch.Jobs)];
        }
    }

    private void Launch(LiveRoom room, JobType type, LiveParticipant participant)
    {
        foreach (var dispatch in DispatchesOf(room))
        {
            Launch(dispatch, type, participant);
        }
    }

    private void Launch(LiveDispatch dispatch, JobType type, LiveParticipant? participant)
    {
        var job = new LiveJob(dispatch.NewJob(type, participant?.Info()), dispatch.Room);
        lock (_gate)
        {
            // Who enters while a dispatch is made is met twice, and either may be gone meanwhile.
            if (participant is { Gone: true } || dispatch.Deleted is not null || dispatch.Jobs.Exists(known => known.IsFor(type, participant?.Sid)))
            {
                return;
            }

            dispatch.Jobs.Add(job);
            if (dispatch.Jobs.Count > MaximumRemembered && dispatch.Jobs.FindIndex(known => known.Ended) is var oldest and >= 0)
            {
                dispatch.Jobs.RemoveAt(oldest);
            }

            var agents = AgentsOf(dispatch.Room);
            if (agents is null || _queued >= MaximumQueued || agents.Queued >= MaximumQueuedOfRoom)
            {
                Settle(job, JobStatus.JsFailed, agents is null ? "the room ended" : $"{agents.Queued} jobs of the room and {_queued} of the server wait already");
                return;
            }

            _queued++;
            agents.Queued++;
        }

        if (type == JobType.JtRoom)
        {
            server.Events.Add(ServerEventKind.JobQueued, dispatch.Room.Name, job.Id, $"agent '{dispatch.Wish.AgentName}'");
        }

        _ = PlaceAsync(job, only: null);
    }
}

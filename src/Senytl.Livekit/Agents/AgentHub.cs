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

    /// <summary>Jobs that a dispatch remembers before it forgets those that have ended: participants may come and go without end.</summary>
    public const int MaximumRemembered = 100;

    private readonly Lock _gate = new();
    private readonly List<LiveWorker> _workers = [];
    private readonly Dictionary<string, List<LiveDispatch>> _dispatches = new(StringComparer.Ordinal);
    private int _queued;

    /// <summary>Fails each job for which this returns a reason; for tests of what happens then.</summary>
    public Func<string, string, string?>? Refusal { get; set; }

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
        foreach (var wish in wishes)
        {
            Dispatch(room, wish);
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
            _dispatches.Remove(room.Sid);
        }
    }

    public LiveDispatch Dispatch(LiveRoom room, RoomAgentDispatch wish)
    {
        var dispatch = new LiveDispatch(room, wish, server.Clock.GetUtcNow());
        lock (_gate)
        {
            if (!_dispatches.TryGetValue(room.Sid, out var known))
            {
                _dispatches[room.Sid] = known = [];
            }

            known.Add(dispatch);
        }

        Launch(dispatch, JobType.JtRoom, participant: null);
        foreach (var participant in room.Present.Where(participant => !participant.IsAgent))
        {
            Launch(dispatch, JobType.JtParticipant, participant);
            if (participant.IsPublisher)
            {
                Launch(dispatch, JobType.JtPublisher, participant);
            }
        }

        return dispatch;
    }

    public LiveDispatch? DeleteDispatch(LiveRoom room, string id)
    {
        var dispatch = DispatchesOf(room).FirstOrDefault(dispatch => dispatch.Id == id);
        if (dispatch is null)
        {
            return null;
        }

        foreach (var job in dispatch.Jobs.ToArray())
        {
            End(job, JobStatus.JsSuccess, "its dispatch was deleted");
        }

        lock (_gate)
        {
            dispatch.Deleted = server.Clock.GetUtcNow();
            _dispatches.GetValueOrDefault(room.Sid)?.Remove(dispatch);
        }

        return dispatch;
    }

    public IReadOnlyList<LiveDispatch> DispatchesOf(LiveRoom room)
    {
        lock (_gate)
        {
            return _dispatches.TryGetValue(room.Sid, out var known) ? [.. known] : [];
        }
    }

    public IReadOnlyList<AgentDispatch> Describe(LiveRoom room)
    {
        lock (_gate)
        {
            return [.. DispatchesOf(room).Select(dispatch => dispatch.Describe())];
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
            dispatch.Jobs.Add(job);
            if (dispatch.Jobs.Count > MaximumRemembered && dispatch.Jobs.FindIndex(known => known.Ended) is var oldest and >= 0)
            {
                dispatch.Jobs.RemoveAt(oldest);
            }

            if (_queued >= MaximumQueued)
            {
                job.Description.State.Status = JobStatus.JsFailed;
                job.Description.State.Error = $"{MaximumQueued} jobs wait already";
                return;
            }

            _queued++;
        }

        if (type == JobType.JtRoom)
        {
            server.Events.Add(ServerEventKind.JobQueued, dispatch.Room.Name, job.Id, $"agent '{dispatch.Wish.AgentName}'");
        }

        _ = PlaceAsync(job, only: null);
    }
}

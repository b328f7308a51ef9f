using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Rooms;

namespace Senytl.Livekit.Agents;

/// <summary>The dispatches of rooms.</summary>
internal sealed partial class AgentHub
{
    /// <summary>Makes a dispatch; null when the room has ended or has as many as it may.</summary>
    public LiveDispatch? Dispatch(LiveRoom room, RoomAgentDispatch wish)
    {
        var dispatch = new LiveDispatch(room, wish, server.Clock.GetUtcNow());
        lock (_gate)
        {
            if (AgentsOf(room) is not { } agents || agents.Dispatches.Count >= MaximumDispatches)
            {
                return null;
            }

            agents.Dispatches.Add(dispatch);
        }

        Launch(dispatch, JobType.JtRoom, participant: null);
        foreach (var participant in room.Present.Where(participant => !participant.IsAgent))
        {
            Launch(dispatch, JobType.JtParticipant, participant);
            if (participant.HasPublished)
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

        LiveJob[] jobs;
        lock (_gate)
        {
            dispatch.Deleted = server.Clock.GetUtcNow();
            _rooms.GetValueOrDefault(room.Sid)?.Dispatches.Remove(dispatch);
            jobs = [.. dispatch.Jobs];
        }

        foreach (var job in jobs)
        {
            End(job, JobStatus.JsSuccess, "its dispatch was deleted");
        }

        return dispatch;
    }

    public IReadOnlyList<LiveDispatch> DispatchesOf(LiveRoom room)
    {
        lock (_gate)
        {
            return _rooms.TryGetValue(room.Sid, out var agents) ? [.. agents.Dispatches] : [];
        }
    }

    public IReadOnlyList<AgentDispatch> Describe(LiveRoom room)
    {
        lock (_gate)
        {
            return [.. DispatchesOf(room).Select(dispatch => dispatch.Describe())];
        }
    }

    /// <summary>Under the gate. None for a room that has ended: nobody would clear it away again.</summary>
    private RoomAgents? AgentsOf(LiveRoom room)
    {
        if (!_rooms.TryGetValue(room.Sid, out var agents) && !room.Ended)
        {
            _rooms[room.Sid] = agents = new RoomAgents();
        }

        return agents;
    }
}

using Senytl.Livekit.Agents;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Rooms;
using Senytl.Livekit.Server.Snapshots;

namespace Senytl.Livekit.Server;

/// <content>What tests see of rooms, and do to them.</content>
public sealed partial class LivekitServer
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(10);

    /// <summary>The rooms now.</summary>
    public IReadOnlyList<RoomSnapshot> Rooms => [.. _rooms.All.Select(Snapshot.Of)];

    /// <summary>A room; null when there is none of that name.</summary>
    public RoomSnapshot? FindRoom(string name) => _rooms.Find(name) is { } room ? Snapshot.Of(room) : null;

    /// <summary>Waits until the server's state is as wanted.</summary>
    /// <param name="what">What is waited for, for the error.</param>
    /// <param name="condition">Called after each event; a non-null value ends the wait.</param>
    /// <param name="timeout">How long to wait. Default: 10 s.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="TimeoutException">It did not happen in time; the message has the last events.</exception>
    public async Task<T> WaitForAsync<T>(string what, Func<LivekitServer, T?> condition, TimeSpan? timeout = null, CancellationToken cancellation = default)
        where T : class
    {
        var patience = timeout ?? DefaultPatience;
        using var timer = new CancellationTokenSource(patience, _context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        while (true)
        {
            var pulse = _context.Events.NextPulse;
            if (condition(this) is { } found)
            {
                return found;
            }

            try
            {
                await pulse.WaitAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException($"Not within {patience.TotalSeconds:0.###} s: {what}. Last events: {LastEvents()}");
            }
        }
    }

    /// <summary>Waits until a participant's peer connection is up.</summary>
    /// <exception cref="TimeoutException">It did not happen in time.</exception>
    public Task<ParticipantSnapshot> WaitForParticipantAsync(string room, string identity, TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        WaitForAsync(
            $"participant '{identity}' active in room '{room}'",
            server => server.FindRoom(room)?.Participant(identity) is { IsActive: true } found ? found : null,
            timeout,
            cancellation);

    /// <summary>Waits until an agent's peer connection is up.</summary>
    /// <exception cref="TimeoutException">It did not happen in time.</exception>
    public Task<ParticipantSnapshot> WaitForAgentAsync(string room, TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        WaitForAsync(
            $"an agent active in room '{room}'",
            server => server.FindRoom(room)?.Participants.FirstOrDefault(participant => participant is { IsAgent: true, IsActive: true }),
            timeout,
            cancellation);

    /// <summary>Waits until a participant publishes a track of that name, or any when the name is empty.</summary>
    /// <exception cref="TimeoutException">It did not happen in time.</exception>
    public Task<TrackSnapshot> WaitForTrackAsync(string room, string identity, string name = "", TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        WaitForAsync(
            $"track '{name}' of '{identity}' in room '{room}'",
            server => server.FindRoom(room)?.Participant(identity)?.Tracks.FirstOrDefault(track => name.Length == 0 || track.Name == name),
            timeout,
            cancellation);

    /// <summary>Waits until a participant is not in the room.</summary>
    /// <exception cref="TimeoutException">It did not happen in time.</exception>
    public Task WaitForDepartureAsync(string room, string identity, TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        WaitForAsync(
            $"'{identity}' gone from room '{room}'",
            server => server.FindRoom(room)?.Participant(identity) is null ? server : null,
            timeout,
            cancellation);

    /// <summary>Sends a participant away.</summary>
    /// <exception cref="InvalidOperationException">There is no such participant.</exception>
    public void Disconnect(string room, string identity, LeaveReason reason = LeaveReason.Removed)
    {
        var participant = Participant(room, identity);
        var (told, action) = reason switch
        {
            LeaveReason.ServerShutdown => (DisconnectReason.ServerShutdown, LeaveRequest.Types.Action.Disconnect),
            LeaveReason.RoomDeleted => (DisconnectReason.RoomDeleted, LeaveRequest.Types.Action.Disconnect),
            LeaveReason.FullReconnect => (DisconnectReason.StateMismatch, LeaveRequest.Types.Action.Reconnect),
            _ => (DisconnectReason.ParticipantRemoved, LeaveRequest.Types.Action.Disconnect),
        };
        participant.Room.Remove(participant, told, action);
    }

    /// <summary>Breaks a participant's signal connection without a word; its media goes on, and a client comes back by itself.</summary>
    /// <exception cref="InvalidOperationException">There is no such participant.</exception>
    public void DropSignal(string room, string identity) => Participant(room, identity).DropSignal();

    /// <summary>Ends a room for everybody. Does nothing when there is none.</summary>
    public void DeleteRoom(string room) => _rooms.Find(room)?.End(DisconnectReason.RoomDeleted);

    /// <summary>Asks for an agent in a room, which is made when there is none.</summary>
    /// <param name="room">The room's name.</param>
    /// <param name="agentName">The name that workers registered with; empty for those without one.</param>
    /// <param name="metadata">Handed to the job.</param>
    /// <returns>The dispatch's identifier.</returns>
    /// <exception cref="InvalidOperationException">The server has as many rooms as it may, or the room its 100 dispatches.</exception>
    public string CreateDispatch(string room, string agentName, string metadata = "")
    {
        var live = _rooms.GetOrCreate(room, new RoomSettings())
            ?? throw new InvalidOperationException($"The server has its {_context.Options.MaximumRooms} rooms; raise {nameof(LivekitServerOptions.MaximumRooms)}.");
        return _context.Agents.Dispatch(live, new RoomAgentDispatch { AgentName = agentName, Metadata = metadata })?.Id
            ?? throw new InvalidOperationException($"Room '{room}' has its {AgentHub.MaximumDispatches} dispatches; delete one, or use another room.");
    }

    private LiveParticipant Participant(string room, string identity) =>
        _rooms.Find(room)?.Find(identity)
        ?? throw new InvalidOperationException($"There is no participant '{identity}' in room '{room}'; wait for it with {nameof(WaitForParticipantAsync)}.");

    private string LastEvents()
    {
        const int shown = 8;
        var last = Events.TakeLast(shown).Select(happened => $"{happened.Kind} {happened.Room} {happened.Subject} {happened.Detail}".TrimEnd());
        return string.Join("; ", last) is { Length: > 0 } text ? text : "none";
    }
}

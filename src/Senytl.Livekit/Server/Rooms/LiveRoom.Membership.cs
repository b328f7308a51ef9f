using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Participants;

namespace Senytl.Livekit.Server.Rooms;

/// <summary>Coming and going.</summary>
internal sealed partial class LiveRoom
{
    private int Limit => _settings.MaximumParticipants > 0
        ? (int)Math.Min(_settings.MaximumParticipants, (uint)_server.Options.MaximumParticipants)
        : _server.Options.MaximumParticipants;

    /// <summary>Agents hold no room: it closes under them as if nobody were there.</summary>
    private bool IsLeftToAgents => Array.TrueForAll(_present, participant => participant.IsAgent);

    /// <summary>Lets a participant in, in place of one with the same identity. False when the room has ended or is full.</summary>
    public bool TryEnter(LiveParticipant entering)
    {
        lock (Gate)
        {
            if (Ended || (_byIdentity.Count >= Limit && !_byIdentity.ContainsKey(entering.Identity)))
            {
                return false;
            }

            if (_byIdentity.TryGetValue(entering.Identity, out var former))
            {
                Remove(former, DisconnectReason.DuplicateIdentity, LeaveRequest.Types.Action.Disconnect);
            }

            var others = _present;
            _byIdentity.Add(entering.Identity, entering);
            _present = [.. others, entering];
            if (!entering.IsAgent)
            {
                _closing.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }

            entering.Welcome(others);
            Log(ServerEventKind.ParticipantJoined, entering.Identity, $"{entering.Sid} {entering.Client}");
            BroadcastParticipant(entering, toItself: false);
            SubscribeToAll(entering);
        }

        _server.Agents.ParticipantJoined(this, entering);
        return true;
    }

    /// <summary>Removes a participant and tells the others. Does nothing when it is already gone.</summary>
    public void Remove(LiveParticipant leaving, DisconnectReason reason, LeaveRequest.Types.Action? farewell)
    {
        lock (Gate)
        {
            if (leaving.Gone)
            {
                return;
            }

            leaving.Gone = true;
            foreach (var track in leaving.Tracks.Values.ToArray())
            {
                Unpublish(track, announce: false);
            }

            UnsubscribeFromAll(leaving);
            if (_byIdentity.GetValueOrDefault(leaving.Identity) == leaving)
            {
                _byIdentity.Remove(leaving.Identity);
            }

            _present = [.. _present.Where(participant => participant != leaving)];
            leaving.End(reason, farewell);
            BroadcastParticipant(leaving, toItself: false);
            Log(ServerEventKind.ParticipantLeft, leaving.Identity, reason.ToString());
            if (!leaving.IsAgent && IsLeftToAgents && !Ended)
            {
                _closing.Change(DepartureTimeout, Timeout.InfiniteTimeSpan);
            }
        }

        leaving.Media.Dispose();
        _server.Agents.ParticipantLeft(this, leaving);
    }

    /// <summary>Ends the room for everybody.</summary>
    public void End(DisconnectReason reason) => End(reason, onlyWhenEmpty: false);

    private void End(DisconnectReason reason, bool onlyWhenEmpty)
    {
        lock (Gate)
        {
            if (Ended || (onlyWhenEmpty && !IsLeftToAgents))
            {
                return;
            }

            Ended = true;
        }

        foreach (var participant in _present)
        {
            Remove(participant, reason, LeaveRequest.Types.Action.Disconnect);
        }

        _closing.Dispose();
        _ended(this);
        _server.Agents.RoomEnded(this);
        Log(ServerEventKind.RoomEnded, "", reason.ToString());
    }

    /// <summary>Looks and ends under one lock: somebody may be entering just now.</summary>
    private void CloseIfEmpty() => End(DisconnectReason.RoomClosed, onlyWhenEmpty: true);
}

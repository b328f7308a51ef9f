using System.Collections.Concurrent;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Server.Rooms;

/// <summary>The rooms of a server, by name.</summary>
internal sealed class RoomRegistry(ServerContext server)
{
    private readonly ConcurrentDictionary<string, LiveRoom> _rooms = new(StringComparer.Ordinal);
    private readonly Lock _making = new();
    private volatile LiveRoom[] _all = [];

    /// <summary>The rooms now: an array that is replaced as a whole, so that looking at it costs nothing.</summary>
    public LiveRoom[] All => _all;

    public LiveRoom? Find(string name) => _rooms.GetValueOrDefault(name);

    /// <summary>The room of that name, made when there is none; null when the server has as many as it may.</summary>
    public LiveRoom? GetOrCreate(string name, RoomSettings settings)
    {
        LiveRoom room;
        lock (_making)
        {
            if (_rooms.TryGetValue(name, out var existing))
            {
                if (!existing.Ended)
                {
                    return existing;
                }

                // It is still saying farewell; whoever comes now is of the next room of that name.
                _rooms.TryRemove(KeyValuePair.Create(name, existing));
            }

            if (_rooms.Count >= server.Options.MaximumRooms)
            {
                return null;
            }

            room = new LiveRoom(server, name, settings, Forget);
            _rooms[name] = room;
            _all = [.. _rooms.Values];
            room.Log(ServerEventKind.RoomStarted, "", room.Sid);
        }

        server.Agents.RoomStarted(room);
        return room;
    }

    public void EndAll(DisconnectReason reason)
    {
        foreach (var room in _rooms.Values)
        {
            room.End(reason);
        }
    }

    private void Forget(LiveRoom ended)
    {
        lock (_making)
        {
            _rooms.TryRemove(KeyValuePair.Create(ended.Name, ended));
            _all = [.. _rooms.Values];
        }
    }
}

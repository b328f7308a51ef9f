using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Server.Rooms;

/// <summary>A room: who is in it, and the one gate under which its state changes.</summary>
/// <remarks>Media and data do not pass the gate: they read <see cref="Present"/>, an array that is replaced as a whole.</remarks>
internal sealed partial class LiveRoom
{
    private readonly ServerContext _server;
    private readonly Dictionary<string, LiveParticipant> _byIdentity = new(StringComparer.Ordinal);
    private readonly Action<LiveRoom> _ended;
    private readonly ITimer _closing;
    private readonly RoomSettings _settings;
    private readonly DateTimeOffset _created;
    private volatile LiveParticipant[] _present = [];
    private string _metadata;

    public LiveRoom(ServerContext server, string name, RoomSettings settings, Action<LiveRoom> ended)
    {
        _server = server;
        _settings = settings;
        _ended = ended;
        _metadata = settings.Metadata;
        _created = server.Clock.GetUtcNow();
        Name = name;
        _closing = server.Clock.CreateTimer(_ => CloseIfEmpty(), null, EmptyTimeout, Timeout.InfiniteTimeSpan);
    }

    public Lock Gate { get; } = new();

    public string Name { get; }

    public string Sid { get; } = Sids.Room();

    public bool Ended { get; private set; }

    /// <summary>Those in the room now; may be read without the gate.</summary>
    public LiveParticipant[] Present => _present;

    public string Metadata => _metadata;

    public RoomSettings Settings => _settings;

    public ServerContext Server => _server;

    private TimeSpan EmptyTimeout => _settings.EmptyTimeoutSeconds > 0 ? TimeSpan.FromSeconds(Math.Min(_settings.EmptyTimeoutSeconds, 86_400)) : _server.Options.EmptyTimeout;

    private TimeSpan DepartureTimeout => _settings.DepartureTimeoutSeconds > 0 ? TimeSpan.FromSeconds(Math.Min(_settings.DepartureTimeoutSeconds, 86_400)) : _server.Options.DepartureTimeout;

    public Room Describe()
    {
        var present = _present;
        return new Room
        {
            Sid = Sid,
            Name = Name,
            EmptyTimeout = (uint)EmptyTimeout.TotalSeconds,
            DepartureTimeout = (uint)DepartureTimeout.TotalSeconds,
            MaxParticipants = _settings.MaximumParticipants,
            CreationTime = _created.ToUnixTimeSeconds(),
            CreationTimeMs = _created.ToUnixTimeMilliseconds(),
            Metadata = _metadata,
            NumParticipants = (uint)present.Count(participant => !participant.IsHidden),
            NumPublishers = (uint)present.Count(participant => participant.IsPublisher),
            EnabledCodecs = { PublishCodecs.All },
        };
    }

    public LiveParticipant? Find(string identity) => Array.Find(_present, participant => participant.Identity == identity);

    public LiveParticipant? FindBySid(string sid) => Array.Find(_present, participant => participant.Sid == sid);

    public LiveTrack? FindTrack(string sid)
    {
        foreach (var participant in _present)
        {
            if (participant.Tracks.TryGetValue(sid, out var track))
            {
                return track;
            }
        }

        return null;
    }

    public void UpdateMetadata(string metadata)
    {
        lock (Gate)
        {
            _metadata = metadata;
            SendRoom();
        }
    }

    /// <summary>Tells all what the room is like now.</summary>
    public void SendRoom() => Broadcast(new SignalResponse { RoomUpdate = new RoomUpdate { Room = Describe() } }, except: null);

    /// <summary>Tells all but one. What has a subject need not reach who reads slowly, when a later one does.</summary>
    public void Broadcast(SignalResponse message, LiveParticipant? except, string? subject = null)
    {
        foreach (var participant in _present)
        {
            if (participant != except)
            {
                participant.Send(message, subject);
            }
        }
    }

    /// <summary>Tells the others, and where asked the participant too, what it is like now.</summary>
    public void BroadcastParticipant(LiveParticipant changed, bool toItself)
    {
        var message = new SignalResponse { Update = new ParticipantUpdate { Participants = { changed.NextInfo() } } };
        if (changed.IsHidden)
        {
            if (toItself)
            {
                changed.Send(message, changed.Subject);
            }

            return;
        }

        changed.CauseUpdate(message);
        Broadcast(message, toItself ? null : changed, changed.Subject);
    }

    public void Log(ServerEventKind kind, string subject, string detail = "") => _server.Events.Add(kind, Name, subject, detail);
}

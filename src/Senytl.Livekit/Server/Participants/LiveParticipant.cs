using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Media;
using Senytl.Livekit.Server.Rooms;
using Senytl.Livekit.Server.Tracks;
using Senytl.Livekit.Signaling;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Server.Participants;

/// <summary>Somebody in a room. State changes under the room's gate.</summary>
internal sealed partial class LiveParticipant
{
    /// <summary>Most of what a client says that it can, which everybody is told; the protocol knows a handful.</summary>
    private const int MaximumCapabilities = 32;

    private readonly ParticipantInfo _info;
    private bool _mediaClosed;

    public LiveParticipant(LiveRoom room, TokenClaims claims, JoinParameters join, ISignalSink signal, IMediaFactory media)
    {
        var now = room.Server.Clock.GetUtcNow();
        Room = room;
        AutoSubscribe = join.AutoSubscribe;
        SinglePeerConnection = join.SinglePeerConnection;
        Client = $"{join.Client.Sdk} {join.Client.Version} {(join.SinglePeerConnection ? "v1" : "v0")}";
        _signal = signal;
        _info = new ParticipantInfo
        {
            Sid = Sids.Participant(),
            Identity = claims.Identity,
            Name = claims.Name,
            State = ParticipantInfo.Types.State.Joined,
            JoinedAt = now.ToUnixTimeSeconds(),
            JoinedAtMs = now.ToUnixTimeMilliseconds(),
            Permission = Permissions.From(claims.Video),
            Kind = KindOf(claims),
            ClientProtocol = join.Client.ClientProtocol,
            Capabilities = { join.Client.Capabilities.Distinct().Take(MaximumCapabilities) },
        };
        var (metadata, attributes) = ParticipantText.AtJoin(claims, join);
        _info.Metadata = metadata;
        _info.Attributes.Add(attributes);
        Allowance = new Allowance(room.Server.Clock, Burst, BytesPerSecond);
        Media = media.Create(this, join.SinglePeerConnection);
        _claims = claims;
    }

    public LiveRoom Room { get; }

    public IMediaSession Media { get; }

    public string Sid => _info.Sid;

    public string Identity => _info.Identity;

    /// <summary>The client's SDK, version and protocol variant, for the log.</summary>
    public string Client { get; }

    public bool AutoSubscribe { get; }

    public bool SinglePeerConnection { get; }

    public bool IsAgent => _info.Kind == ParticipantInfo.Types.Kind.Agent;

    public bool IsHidden => Permission.Hidden;

    public bool IsPublisher => Tracks.Count > 0;

    /// <summary>It has published before, perhaps nothing now: an agent for publishers is sent for once, not at each unmuting that is a republishing.</summary>
    public bool HasPublished { get; set; }

    /// <summary>Removed from the room; nothing may bring it back.</summary>
    public bool Gone { get; set; }

    public ParticipantPermission Permission => _info.Permission;

    public ParticipantInfo.Types.State State => _info.State;

    public IReadOnlyDictionary<string, string> Attributes => _info.Attributes;

    /// <summary>How loud the others were last told that it is; 0 when silent.</summary>
    public double SpeakingLevel { get; set; }

    /// <summary>By sid.</summary>
    public Dictionary<string, LiveTrack> Tracks { get; } = new(StringComparer.Ordinal);

    /// <summary>Announced and not yet offered.</summary>
    public List<PendingTrack> Pending { get; } = [];

    /// <summary>By track sid.</summary>
    public Dictionary<string, Subscription> Subscriptions { get; } = new(StringComparer.Ordinal);

    /// <summary>What the client asked for, track by track; the rest follows <see cref="AutoSubscribe"/>.</summary>
    public Dictionary<string, bool> Choices { get; } = new(StringComparer.Ordinal);

    /// <summary>Tracks that this participant was told it may not have.</summary>
    public HashSet<string> Denied { get; } = new(StringComparer.Ordinal);

    /// <summary>Whom this participant lets subscribe.</summary>
    public Audience Audience { get; set; } = Audience.Everybody;

    public bool Wants(LiveTrack track) => Choices.TryGetValue(track.Sid, out var chosen) ? chosen : AutoSubscribe;

    /// <summary>A copy of what others are told, with a new version.</summary>
    public ParticipantInfo NextInfo()
    {
        _info.Version++;
        return Info();
    }

    public ParticipantInfo Info()
    {
        lock (Room.Gate)
        {
            var copy = _info.Clone();
            copy.IsPublisher = IsPublisher;
            copy.Tracks.Add(Tracks.Values.Select(track => track.Info.Clone()));
            return copy;
        }
    }

    private static ParticipantInfo.Types.Kind KindOf(TokenClaims claims) => claims.Kind switch
    {
        "agent" => ParticipantInfo.Types.Kind.Agent,
        "sip" => ParticipantInfo.Types.Kind.Sip,
        "ingress" => ParticipantInfo.Types.Kind.Ingress,
        "egress" => ParticipantInfo.Types.Kind.Egress,
        "connector" => ParticipantInfo.Types.Kind.Connector,
        "bridge" => ParticipantInfo.Types.Kind.Bridge,
        _ => claims.Video.Agent ? ParticipantInfo.Types.Kind.Agent : ParticipantInfo.Types.Kind.Standard,
    };
}

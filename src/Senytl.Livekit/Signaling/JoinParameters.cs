using Senytl.Livekit.Protos;

namespace Senytl.Livekit.Signaling;

/// <summary>What a client says when it opens the signal connection, whichever of the two forms it uses.</summary>
internal sealed record JoinParameters
{
    /// <summary>One peer connection for all (v1) rather than one each way (v0).</summary>
    public bool SinglePeerConnection { get; init; }

    public ClientInfo Client { get; init; } = new();

    public bool AutoSubscribe { get; init; } = true;

    /// <summary>The client wants to go on with the session of <see cref="ParticipantSid"/>.</summary>
    public bool Reconnect { get; init; }

    public ReconnectReason ReconnectReason { get; init; }

    public string ParticipantSid { get; init; } = "";

    /// <summary>Overrides the token's when not empty and the token allows it.</summary>
    public string Metadata { get; init; } = "";

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<AddTrackRequest> AddTracks { get; init; } = [];

    /// <summary>The first offer, which v1 clients send along.</summary>
    public SessionDescription? PublisherOffer { get; init; }

    public SyncState? SyncState { get; init; }
}

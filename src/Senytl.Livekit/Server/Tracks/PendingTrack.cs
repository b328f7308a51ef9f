using Senytl.Livekit.Protos;

namespace Senytl.Livekit.Server.Tracks;

/// <summary>A track that was announced by <c>add_track</c> and waits for the offer that carries it.</summary>
internal sealed class PendingTrack(AddTrackRequest request, TrackInfo info)
{
    public AddTrackRequest Request => request;

    public TrackInfo Info => info;

    /// <summary>Whether a track id of an offer means this track.</summary>
    public bool Matches(string trackId) =>
        trackId.Length > 0 && (request.Cid == trackId || request.SimulcastCodecs.Any(codec => codec.Cid == trackId));
}

using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Rooms;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Server.Snapshots;

/// <summary>Takes consistent pictures of a room.</summary>
internal static class Snapshot
{
    public static RoomSnapshot Of(LiveRoom room)
    {
        lock (room.Gate)
        {
            return new RoomSnapshot(room.Name, room.Sid, room.Metadata, [.. room.Present.Select(Of)]);
        }
    }

    private static ParticipantSnapshot Of(LiveParticipant participant)
    {
        var info = participant.Info();
        return new ParticipantSnapshot(
            info.Identity,
            info.Sid,
            info.Name,
            info.Metadata,
            new Dictionary<string, string>(info.Attributes),
            participant.IsAgent,
            info.State == ParticipantInfo.Types.State.Active,
            [.. participant.Tracks.Values.Select(Of)],
            [.. participant.Subscriptions.Keys]);
    }

    private static TrackSnapshot Of(LiveTrack track) =>
        new(track.Sid, track.Info.Name, track.IsVideo, track.Info.MimeType, track.Info.Muted, track.Subscriptions.Length);
}

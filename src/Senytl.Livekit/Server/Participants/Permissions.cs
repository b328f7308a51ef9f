using Senytl.Livekit.Protos;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Server.Participants;

/// <summary>Permissions of a participant, from its token.</summary>
internal static class Permissions
{
    public static ParticipantPermission From(VideoGrant grant)
    {
        var permission = new ParticipantPermission
        {
            CanSubscribe = grant.CanSubscribe ?? true,
            CanPublish = grant.CanPublish ?? true,
            CanPublishData = grant.CanPublishData ?? grant.CanPublish ?? true,
            CanUpdateMetadata = grant.CanUpdateOwnMetadata ?? false,
            Hidden = grant.Hidden,
            Recorder = grant.Recorder,
            Agent = grant.Agent,
        };
        foreach (var source in grant.CanPublishSources ?? [])
        {
            permission.CanPublishSources.Add(Source(source));
        }

        return permission;
    }

    public static bool MayPublish(ParticipantPermission permission, TrackSource source) =>
        permission.CanPublish && (permission.CanPublishSources.Count == 0 || permission.CanPublishSources.Contains(source));

    private static TrackSource Source(string name) => name switch
    {
        "camera" => TrackSource.Camera,
        "microphone" => TrackSource.Microphone,
        "screen_share" => TrackSource.ScreenShare,
        "screen_share_audio" => TrackSource.ScreenShareAudio,
        _ => TrackSource.Unknown,
    };
}

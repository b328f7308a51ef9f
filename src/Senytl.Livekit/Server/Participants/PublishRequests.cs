using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Server.Participants;

/// <summary>What publishers ask.</summary>
internal static class PublishRequests
{
    /// <summary>Most bytes of what is said of one track; names, layers and codecs of real clients take a few hundred.</summary>
    public const int MaximumBytes = 4_096;

    /// <summary>Most features of an audio track; the protocol knows seven.</summary>
    public const int MaximumFeatures = 32;

    public static void AddTrack(LiveParticipant participant, AddTrackRequest request)
    {
        if (!Permissions.MayPublish(participant.Permission, request.Source))
        {
            Refuse(participant, request, RequestResponse.Types.Reason.NotAllowed, $"does not have permission to publish {request.Source}");
            return;
        }

        if (request.CalculateSize() is var size && size > MaximumBytes)
        {
            Refuse(participant, request, RequestResponse.Types.Reason.LimitExceeded, $"{size} bytes said of one track, at most {MaximumBytes} are allowed");
            return;
        }

        if (participant.Tracks.Count + participant.Pending.Count >= participant.Room.Server.Options.MaximumTracks)
        {
            Refuse(participant, request, RequestResponse.Types.Reason.LimitExceeded, $"at most {participant.Room.Server.Options.MaximumTracks} tracks may be published");
            return;
        }

        var pending = participant.Pending.Find(known => known.Request.Cid == request.Cid);
        if (pending is null)
        {
            pending = new PendingTrack(request, Describe(request));
            participant.Pending.Add(pending);
        }

        participant.Send(new SignalResponse
        {
            TrackPublished = new TrackPublishedResponse { Cid = request.Cid, Track = pending.Info.Clone() },
        });
    }

    public static void Mute(LiveParticipant participant, MuteTrackRequest mute)
    {
        if (participant.Tracks.TryGetValue(mute.Sid, out var track))
        {
            participant.Room.SetMuted(track, mute.Muted);
        }
        else if (participant.Pending.Find(pending => pending.Info.Sid == mute.Sid) is { } pending)
        {
            pending.Info.Muted = mute.Muted;
        }
    }

    public static void UpdateAudio(LiveParticipant participant, UpdateLocalAudioTrack update)
    {
        if (update.Features.Count > MaximumFeatures)
        {
            participant.Send(new SignalResponse
            {
                RequestResponse = new RequestResponse
                {
                    Reason = RequestResponse.Types.Reason.LimitExceeded,
                    Message = $"{update.Features.Count} audio features, at most {MaximumFeatures} are allowed",
                    UpdateAudioTrack = new UpdateLocalAudioTrack { TrackSid = update.TrackSid },
                },
            });
            return;
        }

        if (participant.Tracks.TryGetValue(update.TrackSid, out var track))
        {
            track.Info.AudioFeatures.Clear();
            track.Info.AudioFeatures.Add(update.Features.Distinct());
            participant.Room.BroadcastParticipant(participant, toItself: true);
        }
    }

    public static void UpdateVideo(LiveParticipant participant, UpdateLocalVideoTrack update)
    {
        if (participant.Tracks.TryGetValue(update.TrackSid, out var track))
        {
            (track.Info.Width, track.Info.Height) = (update.Width, update.Height);
            participant.Room.BroadcastParticipant(participant, toItself: true);
        }
    }

    private static void Refuse(LiveParticipant participant, AddTrackRequest request, RequestResponse.Types.Reason reason, string message) =>
        participant.Send(new SignalResponse
        {
            RequestResponse = new RequestResponse { Reason = reason, Message = message, AddTrack = request },
        });

    private static TrackInfo Describe(AddTrackRequest request)
    {
        var wished = request.SimulcastCodecs.Count > 0 ? request.SimulcastCodecs[0] : null;
        var info = new TrackInfo
        {
            Sid = Sids.Track(request.Type, request.Source),
            Type = request.Type,
            Name = request.Name,
            Source = request.Source,
            Muted = request.Muted,
            Width = request.Width,
            Height = request.Height,
            DisableDtx = request.DisableDtx,
            Stereo = request.Stereo,
            DisableRed = true,
            Encryption = request.Encryption,
            Stream = request.Stream,
            MimeType = PublishCodecs.MimeOf(request.Type, wished?.Codec ?? ""),
            AudioFeatures = { request.AudioFeatures },
            Layers = { request.Layers },
        };
        var codec = new SimulcastCodecInfo { MimeType = info.MimeType, Cid = wished?.Cid is { Length: > 0 } cid ? cid : request.Cid };
        codec.Layers.Add(request.Layers);
        info.Codecs.Add(codec);
        return info;
    }
}

using Senytl.Livekit.Protos;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Server.Media;

/// <summary>Matches the sections that a client sends on with the tracks that it announced.</summary>
internal static class PublishedSections
{
    private const string Opus = "minptime=10;useinbandfec=1";

    /// <summary>Goes through an offer: ends tracks that are no longer sent, and prepares the new ones, to be published once answered.</summary>
    public static IReadOnlyList<LiveTrack> Match(LiveParticipant participant, RtcPeerConnection peer)
    {
        var found = new List<LiveTrack>();
        foreach (var section in peer.Transceivers)
        {
            var use = SectionUse.Of(section);
            var sends = !section.Stopped && (section.RemoteDirection & MediaDirection.SendOnly) != 0;
            var id = section.RemoteTrack?.Track ?? "";
            if (use.Published is { } ended && (!sends || id != use.PublishedId))
            {
                use.Published = null;
                participant.Room.Unpublish(ended, announce: true);
            }

            if (!sends || use.Published is not null)
            {
                continue;
            }

            if (Find(participant, section.Kind, id) is { } pending)
            {
                participant.Pending.Remove(pending);
                use.PublishedId = id;
                use.Published = new LiveTrack(participant, pending.Info, section);
                section.Direction |= MediaDirection.RecvOnly;
                section.OpusParameters = OpusFor(pending.Info);
                section.PreferredCodec = pending.Info.MimeType[(pending.Info.MimeType.IndexOf('/') + 1)..];
                found.Add(use.Published);
            }
            else
            {
                section.Direction &= ~MediaDirection.RecvOnly;
            }
        }

        return found;
    }

    /// <summary>Makes the prepared tracks known, with the codec that was agreed on.</summary>
    public static void Publish(LiveParticipant participant, RtcPeerConnection peer, IEnumerable<LiveTrack> tracks)
    {
        foreach (var track in tracks)
        {
            var section = peer.Transceivers.First(section => SectionUse.Of(section).Published == track);
            track.Info.Mid = section.Mid;
            if (section.Codecs.Count > 0)
            {
                track.Info.MimeType = PublishCodecs.MimeOf(track.Info.Type, section.Codecs[0].Name);
            }

            foreach (var codec in track.Info.Codecs)
            {
                (codec.MimeType, codec.Mid) = (track.Info.MimeType, section.Mid);
            }

            participant.Room.Publish(track);
        }
    }

    /// <summary>By track id; a client whose ids differ from what it announced is taken at its word when only one track can be meant.</summary>
    private static PendingTrack? Find(LiveParticipant participant, MediaKind kind, string id)
    {
        var type = kind == MediaKind.Audio ? TrackType.Audio : TrackType.Video;
        var candidates = participant.Pending.FindAll(pending => pending.Info.Type == type);
        return candidates.Find(pending => pending.Matches(id)) ?? (candidates.Count == 1 ? candidates[0] : null);
    }

    private static string OpusFor(TrackInfo info)
    {
        var parameters = info.AudioFeatures.Contains(AudioTrackFeature.TfNoDtx) || info.DisableDtx ? Opus : Opus + ";usedtx=1";
        return info.AudioFeatures.Contains(AudioTrackFeature.TfStereo) || info.Stereo ? parameters + ";stereo=1;maxaveragebitrate=510000" : parameters;
    }
}

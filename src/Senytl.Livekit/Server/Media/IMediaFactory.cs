using Senytl.Livekit.Server.Participants;

namespace Senytl.Livekit.Server.Media;

/// <summary>Makes the media side of a participant.</summary>
internal interface IMediaFactory
{
    IMediaSession Create(LiveParticipant participant, bool singlePeerConnection);
}

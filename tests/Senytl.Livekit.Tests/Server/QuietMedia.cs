using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Media;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Tests.Server;

/// <summary>Media that never flows, for tests of what a room keeps.</summary>
internal sealed class QuietMedia : IMediaFactory, IMediaSession
{
    public IMediaSession Create(LiveParticipant participant, bool singlePeerConnection) => this;

    public void Start()
    {
    }

    public void TakeOffer(SessionDescription offer)
    {
    }

    public void TakeAnswer(SessionDescription answer)
    {
    }

    public void TakeCandidate(TrickleRequest candidate)
    {
    }

    public void Attach(Subscription subscription)
    {
    }

    public void Detach(Subscription subscription)
    {
    }

    public void Resume()
    {
    }

    public DataInlet Inlet { get; } = new(() => { }, () => { });

    public bool SendData(ReadOnlyMemory<byte> packet, bool reliable, DataInlet? from) => false;

    public void Dispose()
    {
    }
}

using Senytl.Livekit.Protos;
using Senytl.Livekit.Rtc.DataChannel;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Server.Media;

/// <summary>One peer connection for all (v1): the client always offers, and is asked to when the server wants something.</summary>
internal sealed class SinglePeerSession : MediaSession
{
    private readonly RtcPeerConnection _peer;
    private readonly SubscribedSections _sections;
    private bool _offered;
    private bool _asked;

    public SinglePeerSession(LiveParticipant participant, MediaEngine engine)
        : base(participant)
    {
        _peer = engine.CreatePeer(participant, this);
        _sections = new SubscribedSections(_peer);
    }

    protected override RtcPeerConnection Primary => _peer;

    public override void Start()
    {
    }

    public override void TakeOffer(Protos.SessionDescription offer)
    {
        if (!TryParse(offer, out var description))
        {
            return;
        }

        if (!_peer.TrySetRemoteOffer(description, out var error))
        {
            Refuse("offer", error);
            return;
        }

        _offered = true;
        _asked = false;
        var published = PublishedSections.Match(Participant, _peer);
        _sections.Fill(CanReceive);
        var answer = new Protos.SessionDescription { Type = "answer", Id = offer.Id, Sdp = _peer.CreateAnswer().ToString() };
        _sections.Describe(answer.MidToTrackId);
        PublishedSections.Publish(Participant, _peer, published);
        Participant.Send(new SignalResponse { Answer = answer });
        _sections.Settle();
        AskForOffer(freed: false);
    }

    public override void TakeAnswer(Protos.SessionDescription answer) => Refuse("answer", "the server makes no offers on a single peer connection");

    public override void TakeCandidate(TrickleRequest candidate)
    {
        // The server is ICE-lite: it learns the client's address from its checks.
    }

    public override void Attach(Subscription subscription)
    {
        _sections.Attach(subscription);
        AskForOffer(freed: false);
    }

    public override void Detach(Subscription subscription)
    {
        _sections.Detach(subscription);
        AskForOffer(freed: true);
    }

    public override void Resume()
    {
        _asked = false;
        AskForOffer(freed: false);
    }

    public override void Dispose()
    {
        base.Dispose();
        _peer.Dispose();
    }

    protected override void HoldData() => _peer.HoldData();

    protected override void ReleaseData() => _peer.ReleaseData();

    protected override bool CarriesData(RtcDataChannel channel) => true;

    private static bool CanReceive(RtcTransceiver section) => (section.RemoteDirection & MediaDirection.RecvOnly) != 0;

    private void AskForOffer(bool freed)
    {
        if (!_offered || _asked || (_sections.Waiting.Count == 0 && !freed))
        {
            return;
        }

        _asked = true;
        Participant.Send(new SignalResponse
        {
            MediaSectionsRequirement = new MediaSectionsRequirement { NumAudios = Missing(MediaKind.Audio), NumVideos = Missing(MediaKind.Video) },
        });
    }

    private uint Missing(MediaKind kind) => (uint)Math.Max(0, _sections.CountWaiting(kind) - _sections.CountFree(kind, CanReceive));
}

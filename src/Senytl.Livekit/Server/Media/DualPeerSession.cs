using System.Security.Cryptography;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Rtc.DataChannel;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Server.Media;

/// <summary>Two peer connections (v0): the client offers what it publishes, the server what the client receives.</summary>
internal sealed class DualPeerSession : MediaSession
{
    private readonly RtcPeerConnection _publisher;
    private readonly RtcPeerConnection _subscriber;
    private readonly SubscribedSections _sections;

    /// <summary>As the client was told when it joined. A permission that changes later changes neither which connection it waits for nor where its data flows.</summary>
    private readonly bool _subscriberIsPrimary;

    private uint _offerId = (uint)RandomNumberGenerator.GetInt32(1, 257);
    private bool _again;
    private bool _restart;

    public DualPeerSession(LiveParticipant participant, MediaEngine engine)
        : base(participant)
    {
        _publisher = engine.CreatePeer(participant, this);
        _subscriber = engine.CreatePeer(participant, this);
        _sections = new SubscribedSections(_subscriber);
        _subscriberIsPrimary = participant.Permission.CanSubscribe;
    }

    protected override RtcPeerConnection Primary => _subscriberIsPrimary ? _subscriber : _publisher;

    public override void Start()
    {
        if (_subscriberIsPrimary)
        {
            _subscriber.CreateDataChannel(new DataChannelOptions { Label = ReliableLabel });
            _subscriber.CreateDataChannel(new DataChannelOptions { Label = LossyLabel, Ordered = false, MaxRetransmits = 0 });
            Offer();
        }
    }

    public override void TakeOffer(Protos.SessionDescription offer)
    {
        if (!TryParse(offer, out var description))
        {
            return;
        }

        if (!_publisher.TrySetRemoteOffer(description, out var error))
        {
            Refuse("offer", error);
            return;
        }

        var published = PublishedSections.Match(Participant, _publisher);
        var answer = new Protos.SessionDescription { Type = "answer", Id = offer.Id, Sdp = _publisher.CreateAnswer().ToString() };
        PublishedSections.Publish(Participant, _publisher, published);
        Participant.Send(new SignalResponse { Answer = answer });
    }

    public override void TakeAnswer(Protos.SessionDescription answer)
    {
        // Some clients echo the offer's id and others send none; an answer to an older offer has no use.
        if ((answer.Id != 0 && answer.Id != _offerId) || !TryParse(answer, out var description))
        {
            return;
        }

        if (!_subscriber.TrySetRemoteAnswer(description, out var error))
        {
            Refuse("answer", error);
            return;
        }

        _sections.Settle();
        if (_again)
        {
            Offer();
        }
    }

    public override void TakeCandidate(TrickleRequest candidate)
    {
        // The server is ICE-lite: it learns the client's address from its checks.
    }

    public override void Attach(Subscription subscription)
    {
        _sections.Attach(subscription);
        Offer();
    }

    public override void Detach(Subscription subscription)
    {
        _sections.Detach(subscription);
        Offer();
    }

    public override void Resume()
    {
        // What was offered before may not have arrived.
        _subscriber.RollBackOffer();
        _restart = true;
        Offer();
    }

    public override void Dispose()
    {
        base.Dispose();
        _publisher.Dispose();
        _subscriber.Dispose();
    }

    protected override void HoldData()
    {
        _publisher.HoldData();
        _subscriber.HoldData();
    }

    protected override void ReleaseData()
    {
        _publisher.ReleaseData();
        _subscriber.ReleaseData();
    }

    protected override bool CarriesData(RtcDataChannel channel) => _subscriberIsPrimary == _subscriber.DataChannels.Contains(channel);

    private void Offer()
    {
        if (_subscriber.SignalingState != RtcSignalingState.Stable)
        {
            _again = true;
            return;
        }

        _again = false;
        _sections.Fill(_ => true);
        while (_sections.TakeWaiting() is { } subscription)
        {
            SubscribedSections.Assign(_subscriber.AddTransceiver(SubscribedSections.KindOf(subscription), MediaDirection.SendOnly), subscription);
        }

        var offer = new Protos.SessionDescription { Type = "offer", Id = ++_offerId, Sdp = _subscriber.CreateOffer(_restart).ToString() };
        _restart = false;
        _sections.Describe(offer.MidToTrackId);
        Participant.Send(new SignalResponse { Offer = offer });
    }
}

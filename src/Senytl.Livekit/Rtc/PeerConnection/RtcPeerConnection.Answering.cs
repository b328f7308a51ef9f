using Senytl.Livekit.Rtc.Sdp;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <content>The answerer's half of an exchange (RFC 8829 sections 5.3 and 5.10).</content>
internal sealed partial class RtcPeerConnection
{
    /// <summary>
    /// Takes the peer's offer. New sections become transceivers that receive what the peer sends; set
    /// <see cref="RtcTransceiver.Direction"/> and <see cref="RtcSender.Track"/> before <see cref="CreateAnswer"/> to send as well.
    /// </summary>
    /// <param name="offer">What the peer offers.</param>
    /// <param name="error">What is wrong with it; the connection is then as it was.</param>
    public bool TrySetRemoteOffer(SessionDescription offer, out string? error)
    {
        lock (_gate)
        {
            error = SignalingState == RtcSignalingState.Stable ? null : $"An offer came while the exchange is in state {SignalingState}; answer that one first.";
            RemoteDescriptionCheck.NameRefused(offer, _layout);
            if (error is not null || !RemoteDescriptionCheck.IsUsable(offer, _layout, _remoteFingerprint, out error))
            {
                return false;
            }

            for (var i = 0; i < offer.Media.Count; i++)
            {
                if (i == _layout.Count)
                {
                    _layout.Add(new LayoutEntry(offer.Media[i].Kind == MediaKind.Application ? null : CreateTransceiver(offer.Media[i].Kind)));
                }

                _layout[i].Mid = offer.Media[i].Mid;
                _layout[i].TakeRemote(offer.Media[i]);
            }

            _pendingRemote = offer;
            SignalingState = RtcSignalingState.HaveRemoteOffer;
            return true;
        }
    }

    /// <summary>Answers the peer's offer; both descriptions hold from here on.</summary>
    /// <exception cref="InvalidOperationException">There is no offer to answer.</exception>
    public SessionDescription CreateAnswer()
    {
        lock (_gate)
        {
            var offer = SignalingState == RtcSignalingState.HaveRemoteOffer
                ? _pendingRemote!
                : throw new InvalidOperationException($"There is no offer to answer: the exchange is in state {SignalingState}; set a remote offer first.");
            RestartIceIfPeerDid(offer);
            var answer = BeginDescription();
            answer.ExtmapAllowMixed = offer.ExtmapAllowMixed;
            for (var i = 0; i < offer.Media.Count; i++)
            {
                answer.Media.Add(SectionBuilder.Answer(offer.Media[i], _layout[i].Transceiver, Options));
            }

            answer.Bundle.AddRange(answer.Media.Where(section => !section.Rejected).Select(section => section.Mid));
            _dtlsRole ??= offer.Transport!.Setup == DtlsSetup.Passive ? Dtls.DtlsRole.Client : Dtls.DtlsRole.Server;
            FillTransport(answer, _dtlsRole == Dtls.DtlsRole.Client ? DtlsSetup.Active : DtlsSetup.Passive);
            Apply(answer, offer);
            return answer;
        }
    }
}

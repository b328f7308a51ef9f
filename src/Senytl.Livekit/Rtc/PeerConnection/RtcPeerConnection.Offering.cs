using System.Globalization;
using Senytl.Livekit.Rtc.Sdp;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <content>The offerer's half of an exchange (RFC 8829 sections 5.2 and 5.11).</content>
internal sealed partial class RtcPeerConnection
{
    /// <summary>Offers every transceiver, and data channels when <see cref="RtcPeerConnection.EnableDataChannels"/> was called or they are in use.</summary>
    /// <param name="restartIce">Whether to announce new ICE credentials.</param>
    /// <exception cref="InvalidOperationException">Another offer waits for its answer.</exception>
    public SessionDescription CreateOffer(bool restartIce = false)
    {
        lock (_gate)
        {
            if (SignalingState == RtcSignalingState.HaveRemoteOffer)
            {
                throw new InvalidOperationException("The peer's offer waits for an answer; create that before an offer of our own.");
            }

            if (restartIce && _dtlsRole is not null)
            {
                _transport.RestartIce();
            }

            ExtendLayout();
            var offer = BeginDescription();
            offer.ExtmapAllowMixed = true;
            foreach (var entry in _layout)
            {
                offer.Media.Add(SectionBuilder.Offer(entry, Options, _layout));
            }

            offer.Bundle.AddRange(offer.Media.Where(section => !section.Rejected).Select(section => section.Mid));
            FillTransport(offer, DtlsSetup.ActPass);
            _pendingLocal = offer;
            SignalingState = RtcSignalingState.HaveLocalOffer;
            return offer;
        }
    }

    /// <summary>Takes the peer's answer to our offer; both descriptions hold from here on.</summary>
    /// <param name="answer">What the peer answers.</param>
    /// <param name="error">What is wrong with it; the offer is then still open.</param>
    public bool TrySetRemoteAnswer(SessionDescription answer, out string? error)
    {
        lock (_gate)
        {
            error = SignalingState == RtcSignalingState.HaveLocalOffer ? null : $"An answer came while the exchange is in state {SignalingState}; there is no offer of ours that it belongs to.";
            RemoteDescriptionCheck.NameRefused(answer, _layout);
            if (error is not null || !RemoteDescriptionCheck.IsUsable(answer, _layout, _remoteFingerprint, out error))
            {
                return false;
            }

            if (answer.Media.Count != _pendingLocal!.Media.Count)
            {
                error = $"The answer has {answer.Media.Count} sections, our offer {_pendingLocal.Media.Count}; an answer must have one for each.";
                return false;
            }

            for (var i = 0; i < answer.Media.Count; i++)
            {
                _layout[i].TakeRemote(answer.Media[i]);
            }

            _dtlsRole ??= answer.Transport!.Setup == DtlsSetup.Active ? Dtls.DtlsRole.Server : Dtls.DtlsRole.Client;
            Apply(_pendingLocal, answer);
            return true;
        }
    }

    /// <summary>Takes back an offer of ours that the peer refused or that crossed with its own.</summary>
    public void RollBackOffer()
    {
        lock (_gate)
        {
            if (SignalingState == RtcSignalingState.HaveLocalOffer)
            {
                SignalingState = RtcSignalingState.Stable;
            }
        }
    }

    private void ExtendLayout()
    {
        foreach (var transceiver in _transceivers)
        {
            if (!_layout.Exists(entry => entry.Transceiver == transceiver))
            {
                _layout.Add(new LayoutEntry(transceiver) { Mid = NextMid() });
            }
        }

        if (_dataEnabled && !_layout.Exists(entry => entry.Transceiver is null))
        {
            _layout.Add(new LayoutEntry(null) { Mid = NextMid() });
        }
    }

    private string NextMid()
    {
        for (var number = _layout.Count; ; number++)
        {
            var mid = number.ToString(CultureInfo.InvariantCulture);
            if (!_layout.Exists(entry => entry.Mid == mid))
            {
                return mid;
            }
        }
    }
}

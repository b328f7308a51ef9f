using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <content>What both halves of an exchange share: the session's lines, and putting two descriptions into effect.</content>
internal sealed partial class RtcPeerConnection
{
    private readonly List<LayoutEntry> _layout = [];
    private readonly long _sessionId = Random.Shared.NextInt64(1, long.MaxValue);
    private long _sessionVersion;
    private SessionDescription? _pendingRemote;
    private SessionDescription? _pendingLocal;
    private IceCredentials? _remoteCredentials;
    private DtlsFingerprint? _remoteFingerprint;
    private DtlsRole? _dtlsRole;

    /// <summary>Takes a candidate that the peer trickles, with or without <c>a=</c> and <c>candidate:</c>.</summary>
    /// <returns>False for one that this stack cannot use: TCP, another component, a host name.</returns>
    public bool AddRemoteCandidate(string candidate)
    {
        if (!IceCandidateText.TryParse(candidate, out var parsed))
        {
            return false;
        }

        lock (_gate)
        {
            _transport.AddRemoteCandidate(parsed);
            return true;
        }
    }

    private SessionDescription BeginDescription() => new()
    {
        SessionId = _sessionId,
        SessionVersion = ++_sessionVersion,
        IceLite = _transport.IceMode == IceMode.Lite,
        IceOptions = "trickle",
    };

    private void FillTransport(SessionDescription description, DtlsSetup setup)
    {
        var fingerprint = new SdpFingerprint(_transport.LocalFingerprint.Algorithm, _transport.LocalFingerprint.Value);
        foreach (var section in description.Media.Where(section => !section.Rejected))
        {
            section.IceUfrag = _transport.LocalCredentials.Ufrag;
            section.IcePwd = _transport.LocalCredentials.Password;
            section.Fingerprints.Add(fingerprint);
            section.Setup = setup;
        }

        if (description.Transport is { } tagged)
        {
            tagged.Candidates.AddRange(LocalCandidates);
            tagged.EndOfCandidates = true;
        }
    }

    private void RestartIceIfPeerDid(SessionDescription offer)
    {
        if (_remoteCredentials is not null && _remoteCredentials != Credentials(offer))
        {
            _transport.RestartIce();
        }
    }

    private static IceCredentials Credentials(SessionDescription description) =>
        new(description.Transport!.IceUfrag, description.Transport.IcePwd);

    private void Apply(SessionDescription local, SessionDescription remote)
    {
        for (var i = 0; i < remote.Media.Count; i++)
        {
            if (_layout[i].Transceiver is { } transceiver)
            {
                Apply(local.Media[i], remote.Media[i], transceiver);
            }
            else if (!remote.Media[i].Rejected)
            {
                _data.Enable(remote.Media[i].SctpPort ?? 5000, remote.Media[i].MaxMessageSize, _dtlsRole == DtlsRole.Client);
                _dataEnabled = true;
            }
        }

        var transport = remote.Transport!;
        _router.Rebuild(_transceivers, remote.Media.Select(section => section.ExtensionId(SdpExtensionUris.Mid)).FirstOrDefault(id => id > 0));
        _remoteFingerprint ??= RemoteDescriptionCheck.Fingerprint(transport);
        if (_remoteCredentials != Credentials(remote))
        {
            _remoteCredentials = Credentials(remote);
            _transport.Start(new RemoteTransportParameters(_remoteCredentials, _remoteFingerprint!), _dtlsRole!.Value);
        }

        foreach (var candidate in transport.Candidates)
        {
            if (IceCandidateText.TryParse(candidate, out var parsed))
            {
                _transport.AddRemoteCandidate(parsed);
            }
        }

        SignalingState = RtcSignalingState.Stable;
        ScheduleReports();
    }

    private void Apply(MediaSection local, MediaSection remote, RtcTransceiver transceiver)
    {
        var codecs = SectionBuilder.CommonCodecs(remote, transceiver, Options).ToList();
        transceiver.Codecs = codecs;
        transceiver.AudioLevelExtensionId = remote.ExtensionId(SdpExtensionUris.AudioLevel);
        transceiver.CurrentDirection = transceiver.Stopped || codecs.Count == 0
            ? MediaDirection.Inactive
            : local.Direction & remote.Direction.Reverse();
    }
}

using System.Net;
using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Transport;
using Senytl.Livekit.Server.Faults;
using Senytl.Livekit.Server.Participants;

namespace Senytl.Livekit.Server.Media;

/// <summary>The UDP socket and the certificate that all peers of a server share.</summary>
internal sealed class MediaEngine : IMediaFactory, IAsyncDisposable
{
    private const int BufferedBytes = 32 << 20;

    private readonly UdpHost _host;
    private readonly TimeProvider _clock;
    private readonly RtcPeerOptions _options;

    private MediaEngine(LivekitServerOptions options)
    {
        _clock = options.Clock;
        _options = new RtcPeerOptions { Certificate = DtlsCertificate.Create(_clock.GetUtcNow()), MaxBufferedBytes = BufferedBytes };
        _host = UdpHost.Shared(new IPEndPoint(options.Address, options.MediaPort), _clock, (dropped, fault) => (dropped as FaultyLink)?.Dropped?.Invoke(fault));
    }

    /// <summary>What a participant's peer sent, or its time, made this stack fail; the peer was dropped. Any thread.</summary>
    public event Action<LiveParticipant, Exception>? Faulted;

    /// <exception cref="System.Net.Sockets.SocketException">The port is taken.</exception>
    public static MediaEngine Start(LivekitServerOptions options) => new(options);

    public IMediaSession Create(LiveParticipant participant, bool singlePeerConnection) => singlePeerConnection
        ? new SinglePeerSession(participant, this)
        : new DualPeerSession(participant, this);

    /// <summary>A peer connection whose datagrams the fault rules for its participant may meet.</summary>
    public RtcPeerConnection CreatePeer(LiveParticipant participant, IRtcPeerObserver observer) => new(
        new FaultyLink(_host, participant.Identity, () => participant.Room.Server.Faults.Rules) { Dropped = fault => Faulted?.Invoke(participant, fault) },
        _options,
        observer,
        (host, options, handler) => new SecureTransport(host, options, handler),
        _clock);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync().ConfigureAwait(false);
        _options.Certificate.Dispose();
    }
}

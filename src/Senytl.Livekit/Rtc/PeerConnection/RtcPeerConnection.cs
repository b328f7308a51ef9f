using System.Security.Cryptography;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Rtc.Stun;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>
/// One peer: descriptions, media and data channels over one bundled transport (RFC 8829). A host feeds it datagrams and
/// deadlines. Methods may be called from any thread, also from an observer's callback.
/// </summary>
internal sealed partial class RtcPeerConnection : IDatagramPeer, ISecureTransportHandler, IDisposable
{
    private readonly Lock _gate = new();
    private readonly IDatagramHost _host;
    private readonly TimeProvider _clock;
    private readonly IRtcPeerObserver _observer;
    private readonly ISecureTransport _transport;
    private readonly MediaRouter _router = new();
    private readonly string _canonicalName = RandomNumberGenerator.GetHexString(16, lowercase: true);
    private volatile RtcTransceiver[] _transceivers = [];

    /// <summary>Makes a peer that is not yet known to anybody; the first description brings it to life.</summary>
    /// <param name="host">Its way to the network.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="observer">Who is told.</param>
    /// <param name="transports">What ICE, DTLS and SRTP it uses.</param>
    /// <param name="clock">Wall clock for sender reports.</param>
    public RtcPeerConnection(
        IDatagramHost host, RtcPeerOptions options, IRtcPeerObserver observer, SecureTransportFactory transports, TimeProvider clock)
    {
        _host = host;
        _observer = observer;
        _clock = clock;
        Options = options;
        _data = CreateMux();

        // Claims its fragment at once, so the host may ask for deadlines from here on.
        _transport = transports(
            new PeerHost(host, this),
            new SecureTransportOptions { Certificate = options.Certificate, IceMode = options.IceMode },
            this);
    }

    /// <summary>How the peer behaves.</summary>
    public RtcPeerOptions Options { get; }

    /// <summary>ICE and DTLS taken together.</summary>
    public SecureTransportState State => _transport.State;

    /// <summary>Why the state is failed or closed; null otherwise.</summary>
    public string? FailureReason => _transport.FailureReason;

    /// <summary>Where the offer/answer exchange stands.</summary>
    public RtcSignalingState SignalingState { get; private set; }

    /// <summary>Audio and video sections in the order of the descriptions; a snapshot.</summary>
    public IReadOnlyList<RtcTransceiver> Transceivers => _transceivers;

    /// <summary>Our candidates in the form that trickle messages carry.</summary>
    public IEnumerable<string> LocalCandidates => _transport.LocalCandidates.Select(candidate => candidate.ToString());

    /// <inheritdoc />
    public TimeSpan NextDeadline => Min(_transport?.NextDeadline ?? TimeSpan.MaxValue, Min(_data.NextDeadline, _nextReport));

    internal TimeSpan Now => _host.Now;

    /// <summary>The section of a mid; null when there is none.</summary>
    public RtcTransceiver? FindTransceiver(string mid) => Array.Find(_transceivers, transceiver => transceiver.Mid == mid);

    /// <summary>Adds a section to the next offer. An answerer uses the sections that the peer offers instead.</summary>
    public RtcTransceiver AddTransceiver(MediaKind kind, MediaDirection direction)
    {
        lock (_gate)
        {
            var transceiver = CreateTransceiver(kind);
            transceiver.Direction = direction;
            return transceiver;
        }
    }

    /// <inheritdoc />
    public void Receive(TransportAddress from, Span<byte> datagram) => _transport.Receive(from, datagram);

    /// <inheritdoc />
    public void Advance()
    {
        _transport.Advance();
        _data.Advance();
        AdvanceReports(Now);
    }

    /// <summary>Says BYE and close_notify, closes all channels, and leaves the host. Idempotent.</summary>
    public void Close()
    {
        SendGoodbye();
        _data.Close();
        _transport.Close();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Close();
        _transport.Dispose();
    }

    internal RtcReceiveStream? FindStream(uint ssrc) => _router.Find(ssrc);

    internal bool SendRtp(ReadOnlySpan<byte> packet) => _transport.SendRtp(packet);

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private RtcTransceiver CreateTransceiver(MediaKind kind)
    {
        Span<byte> random = stackalloc byte[10];
        RandomNumberGenerator.Fill(random);
        var ssrc = Math.Max(1, BitConverter.ToUInt32(random));
        var sender = new RtcSender(ssrc, _canonicalName, (ushort)(BitConverter.ToUInt16(random[4..]) >> 1), BitConverter.ToUInt32(random[6..]));
        var transceiver = new RtcTransceiver(this, kind, sender);
        _transceivers = [.. _transceivers, transceiver];
        return transceiver;
    }
}

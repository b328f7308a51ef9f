using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Rtc.Transport;
using Senytl.Livekit.Tests.Rtc.Network;

namespace Senytl.Livekit.Tests.Rtc.PeerConnection;

/// <summary>A client and a server peer connection on a virtual network, descriptions exchanged as text.</summary>
internal sealed class PeerPair : IDisposable
{
    private static readonly DtlsCertificate OneCertificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch);
    private static readonly DtlsCertificate AnotherCertificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch);

    public PeerPair(
        VirtualNetwork network,
        Func<RtcPeerOptions, RtcPeerOptions>? clientOptions = null,
        Func<ISecureTransport, ISecureTransport>? serverTransport = null,
        IRtcPeerObserver? serverObserver = null)
    {
        Network = network;
        var client = new RtcPeerOptions { Certificate = OneCertificate, IceMode = IceMode.Controlling };
        Client = Make(network, clientOptions?.Invoke(client) ?? client, ClientSide);
        Server = Make(network, new RtcPeerOptions { Certificate = AnotherCertificate }, serverObserver ?? ServerSide, serverTransport);
    }

    public VirtualNetwork Network { get; }

    public RecordingObserver ClientSide { get; } = new();

    public RecordingObserver ServerSide { get; } = new();

    public RtcPeerConnection Client { get; }

    public RtcPeerConnection Server { get; }

    public bool BothConnected => Client.State == SecureTransportState.Connected && Server.State == SecureTransportState.Connected;

    /// <summary>One exchange that <paramref name="from"/> offers.</summary>
    public static (SessionDescription Offer, SessionDescription Answer) Negotiate(
        RtcPeerConnection from, RtcPeerConnection to, Action? beforeAnswer = null, bool restartIce = false)
    {
        var offer = OverTheWire(from.CreateOffer(restartIce));
        Assert.True(to.TrySetRemoteOffer(offer, out var error), error);
        beforeAnswer?.Invoke();
        var answer = OverTheWire(to.CreateAnswer());
        Assert.True(from.TrySetRemoteAnswer(answer, out error), error);
        return (offer, answer);
    }

    public static SessionDescription OverTheWire(SessionDescription description)
    {
        Assert.True(SessionDescription.TryParse(description.ToString(), out var read, out var error), error);
        return read!;
    }

    public bool Run(Func<bool> condition, double seconds = 5) => Network.RunUntil(condition, TimeSpan.FromSeconds(seconds));

    public void Connect(bool clientOffers = true)
    {
        Negotiate(clientOffers ? Client : Server, clientOffers ? Server : Client);
        Assert.True(Run(() => BothConnected, 20), $"{Client.State} {Client.FailureReason}, {Server.State} {Server.FailureReason}");
    }

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
    }

    private static RtcPeerConnection Make(VirtualNetwork network, RtcPeerOptions options, IRtcPeerObserver observer, Func<ISecureTransport, ISecureTransport>? wrap = null) => new(
        network.AddHost(),
        options,
        observer,
        (host, transportOptions, handler) =>
        {
            var transport = new SecureTransport(host, transportOptions, handler);
            return wrap?.Invoke(transport) ?? transport;
        },
        TimeProvider.System);
}

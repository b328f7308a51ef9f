using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.Transport;
using Senytl.Livekit.Tests.Rtc.Network;

namespace Senytl.Livekit.Tests.Rtc.Transport;

/// <summary>A driver and a server, or two drivers, on one virtual network.</summary>
internal sealed class TransportPair : IDisposable
{
    private static readonly DtlsCertificate OneCertificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch);
    private static readonly DtlsCertificate AnotherCertificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch);

    public TransportPair(VirtualNetwork network, IceMode serverMode = IceMode.Lite, IceMode driverMode = IceMode.Controlling)
    {
        Network = network;
        ServerHost = network.AddHost();
        DriverHost = network.AddHost();
        Server = new SecureTransport(ServerHost, new SecureTransportOptions { Certificate = OneCertificate, IceMode = serverMode }, ServerSide);
        Driver = new SecureTransport(DriverHost, new SecureTransportOptions { Certificate = AnotherCertificate, IceMode = driverMode }, DriverSide);
    }

    public VirtualNetwork Network { get; }

    public VirtualHost ServerHost { get; }

    public VirtualHost DriverHost { get; }

    public RecordingHandler ServerSide { get; } = new();

    public RecordingHandler DriverSide { get; } = new();

    public SecureTransport Server { get; }

    public SecureTransport Driver { get; }

    public bool BothConnected => Server.State == SecureTransportState.Connected && Driver.State == SecureTransportState.Connected;

    public void Start(DtlsRole driverRole = DtlsRole.Client)
    {
        Server.Start(Described(Driver), driverRole == DtlsRole.Client ? DtlsRole.Server : DtlsRole.Client);
        Driver.Start(Described(Server), driverRole);
        Exchange(Server, Driver);
        Exchange(Driver, Server);
    }

    public bool Connect(DtlsRole driverRole = DtlsRole.Client, double seconds = 10)
    {
        Start(driverRole);
        return Network.RunUntil(() => BothConnected, TimeSpan.FromSeconds(seconds));
    }

    public static RemoteTransportParameters Described(SecureTransport transport) => new(transport.LocalCredentials, transport.LocalFingerprint);

    public void Dispose()
    {
        Server.Dispose();
        Driver.Dispose();
    }

    private static void Exchange(SecureTransport from, SecureTransport to)
    {
        foreach (var candidate in from.LocalCandidates)
        {
            Assert.True(IceCandidateText.TryParse(candidate.ToString(), out var parsed));
            to.AddRemoteCandidate(parsed);
        }
    }
}

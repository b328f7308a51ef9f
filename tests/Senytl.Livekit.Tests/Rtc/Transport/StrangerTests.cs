using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Stun;
using Senytl.Livekit.Rtc.Transport;
using Senytl.Livekit.Tests.Rtc.Network;
using Senytl.Livekit.Tests.Rtc.Srtp;

namespace Senytl.Livekit.Tests.Rtc.Transport;

/// <summary>Somebody who is not the peer and can send to its socket.</summary>
public class StrangerTests
{
    private static readonly TransportAddress Stranger = TransportAddress.Loopback(6_666);

    [Fact]
    public void An_alert_or_hello_of_a_stranger_does_not_touch_the_handshake()
    {
        using var pair = new TransportPair(new VirtualNetwork(1));
        byte[] alert = [21, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 40];
        var hello = new DtlsHandshakeMessage(DtlsHandshakeType.ClientHello, 0, DtlsClientHello.Write(new byte[32], [])).ToArray();
        var record = new byte[DtlsRecord.HeaderSize + hello.Length];
        DtlsRecord.WriteHeader(record, DtlsContentType.Handshake, 0, hello.Length);
        hello.CopyTo(record, DtlsRecord.HeaderSize);

        pair.Start();
        pair.ServerHost.Deliver(Stranger, record);
        pair.ServerHost.Deliver(Stranger, alert);
        pair.DriverHost.Deliver(Stranger, alert);

        Assert.True(pair.Network.RunUntil(() => pair.BothConnected, TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void Ten_thousand_garbage_datagrams_leave_a_call_as_it_was()
    {
        using var pair = new TransportPair(new VirtualNetwork(1));
        Assert.True(pair.Connect());
        var random = new Random(5);
        byte[] firstBytes = [0, 1, 20, 21, 22, 23, 64, 128, 144, 255];

        for (var i = 0; i < 10_000; i++)
        {
            var garbage = new byte[random.Next(1, 1_500)];
            random.NextBytes(garbage);
            garbage[0] = firstBytes[i % firstBytes.Length];
            pair.ServerHost.Deliver(i % 2 == 0 ? Stranger : pair.DriverHost.Address, garbage);
        }

        Assert.True(pair.BothConnected);
        Assert.Empty(pair.ServerSide.Rtp);
        Assert.Empty(pair.ServerSide.Rtcp);
        Assert.Empty(pair.ServerSide.Sctp);
        Assert.True(pair.Driver.SendRtp(SrtpPair.Rtp(1, 1, [1])));
        pair.Network.Run(TimeSpan.FromMilliseconds(10));
        Assert.Single(pair.ServerSide.Rtp);
        Assert.Equal([SecureTransportState.Connecting, SecureTransportState.Connected], pair.ServerSide.States);
    }
}

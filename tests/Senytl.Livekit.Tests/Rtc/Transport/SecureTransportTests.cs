using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.Transport;
using Senytl.Livekit.Tests.Rtc.Network;
using Senytl.Livekit.Tests.Rtc.Srtp;

namespace Senytl.Livekit.Tests.Rtc.Transport;

public class SecureTransportTests
{
    [Theory]
    [InlineData(IceMode.Lite, IceMode.Controlling, DtlsRole.Client)]
    [InlineData(IceMode.Lite, IceMode.Controlling, DtlsRole.Server)]
    [InlineData(IceMode.Lite, IceMode.Controlled, DtlsRole.Client)]
    [InlineData(IceMode.Controlled, IceMode.Controlling, DtlsRole.Client)]
    [InlineData(IceMode.Controlled, IceMode.Controlled, DtlsRole.Server)]
    [InlineData(IceMode.Controlling, IceMode.Controlling, DtlsRole.Client)]
    internal void Any_pair_of_roles_connects_and_carries_media_and_data_both_ways(IceMode server, IceMode driver, DtlsRole dtls)
    {
        using var pair = new TransportPair(new VirtualNetwork(1), server, driver);

        Assert.True(pair.Connect(dtls));

        Exchange(pair, pair.Driver, pair.ServerSide);
        Exchange(pair, pair.Server, pair.DriverSide);
        Assert.Equal([SecureTransportState.Connecting, SecureTransportState.Connected], pair.DriverSide.States);
    }

    [Fact]
    public void Fifty_seeds_of_twenty_percent_loss_with_reorder_and_duplication_all_connect()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var network = new VirtualNetwork(seed, loss: 0.2, duplicate: 0.1, jitter: TimeSpan.FromMilliseconds(30));
            using var pair = new TransportPair(network);

            Assert.True(pair.Connect(seconds: 20), $"seed {seed}: {pair.Server.State}, {pair.Driver.State}, {pair.Driver.FailureReason}");

            network.Loss = 0;
            Exchange(pair, pair.Driver, pair.ServerSide);
            Exchange(pair, pair.Server, pair.DriverSide);
        }
    }

    [Fact]
    public void A_certificate_other_than_the_announced_one_fails_both_sides_and_says_why()
    {
        using var pair = new TransportPair(new VirtualNetwork(1));
        var announced = DtlsFingerprint.Of([1, 2, 3]);
        pair.Server.Start(TransportPair.Described(pair.Driver), DtlsRole.Server);
        pair.Driver.Start(new RemoteTransportParameters(pair.Server.LocalCredentials, announced), DtlsRole.Client);
        pair.Driver.AddRemoteCandidate(pair.Server.LocalCandidates[0]);

        pair.Network.RunUntil(() => pair.Driver.State == SecureTransportState.Failed, TimeSpan.FromSeconds(5));
        pair.Network.Run(TimeSpan.FromSeconds(1));

        Assert.Contains(announced.Value, pair.Driver.FailureReason);
        Assert.Contains(pair.Server.LocalFingerprint.Value, pair.Driver.FailureReason);
        Assert.Equal(SecureTransportState.Failed, pair.Server.State);
        Assert.Contains("BadCertificate", pair.Server.FailureReason);
        Assert.False(pair.Driver.SendSctp([1]));
        Assert.DoesNotContain(SecureTransportState.Connected, pair.DriverSide.States);
    }

    [Fact]
    public void Closing_reaches_the_peer()
    {
        using var pair = new TransportPair(new VirtualNetwork(1));
        Assert.True(pair.Connect());

        pair.Driver.Close();
        pair.Network.Run(TimeSpan.FromMilliseconds(100));

        Assert.Equal(SecureTransportState.Closed, pair.Server.State);
        Assert.Equal(SecureTransportState.Closed, pair.Driver.State);
        Assert.Equal(SecureTransportState.Closed, pair.ServerSide.States[^1]);
        Assert.False(pair.Server.SendRtp(SrtpPair.Rtp(1, 1, [1])));
        Assert.Null(pair.ServerHost.Peer);
        Assert.Equal(TimeSpan.MaxValue, pair.Driver.NextDeadline);
    }

    [Fact]
    public void Silence_disconnects_after_10_s_and_a_voice_in_time_heals_it()
    {
        using var pair = new TransportPair(new VirtualNetwork(1));
        Assert.True(pair.Connect());

        pair.Network.Loss = 1;
        pair.Network.Run(TimeSpan.FromSeconds(17));
        Assert.Equal(SecureTransportState.Disconnected, pair.Server.State);
        Assert.Equal(SecureTransportState.Disconnected, pair.Driver.State);

        pair.Network.Loss = 0;
        pair.Network.Run(TimeSpan.FromSeconds(7));
        Assert.True(pair.BothConnected);
    }

    [Fact]
    public void Consent_expires_after_30_s_and_an_ICE_restart_revives_the_session_with_its_keys()
    {
        using var pair = new TransportPair(new VirtualNetwork(1));
        Assert.True(pair.Connect());
        pair.Network.Loss = 1;
        pair.Network.Run(TimeSpan.FromSeconds(40));
        Assert.Equal(SecureTransportState.Failed, pair.Driver.State);
        Assert.Equal(SecureTransportState.Failed, pair.Server.State);
        Assert.Contains("30 s", pair.Driver.FailureReason);
        Assert.False(pair.Driver.SendRtp(SrtpPair.Rtp(1, 1, [1])));

        pair.Network.Loss = 0;
        pair.Driver.RestartIce();
        pair.Server.RestartIce();
        pair.Start();

        Assert.True(pair.Network.RunUntil(() => pair.BothConnected, TimeSpan.FromSeconds(5)));
        Exchange(pair, pair.Driver, pair.ServerSide);
    }

    [Fact]
    public void An_ICE_restart_of_a_living_session_loses_no_packet()
    {
        using var pair = new TransportPair(new VirtualNetwork(1));
        Assert.True(pair.Connect());

        pair.Driver.RestartIce();
        Assert.True(pair.Driver.SendSctp([1]));
        pair.Server.RestartIce();
        pair.Start();
        Assert.True(pair.Driver.SendSctp([2]));
        pair.Network.Run(TimeSpan.FromSeconds(2));
        Assert.True(pair.Driver.SendSctp([3]));
        pair.Network.Run(TimeSpan.FromSeconds(2));

        Assert.True(pair.BothConnected);
        Assert.Equal([1, 2, 3], pair.ServerSide.Sctp.Select(packet => packet[0]));
        Assert.DoesNotContain(SecureTransportState.Failed, pair.ServerSide.States);
    }

    [Fact]
    public void A_peer_that_moves_to_another_address_restarts_and_is_followed()
    {
        using var pair = new TransportPair(new VirtualNetwork(1));
        Assert.True(pair.Connect());

        pair.DriverHost.Address = pair.DriverHost.Address with { Port = 20_000 };
        pair.Driver.RestartIce();
        pair.Server.RestartIce();
        pair.Start();
        pair.Network.Run(TimeSpan.FromSeconds(2));

        Exchange(pair, pair.Server, pair.DriverSide);
    }

    [Fact]
    public void A_peer_that_never_answers_fails_after_the_connect_timeout()
    {
        using var pair = new TransportPair(new VirtualNetwork(1, loss: 1));

        Assert.False(pair.Connect(seconds: 29));
        pair.Network.Run(TimeSpan.FromSeconds(2));

        Assert.Equal(SecureTransportState.Failed, pair.Driver.State);
        Assert.Contains("no authenticated connectivity check within 30 s", pair.Driver.FailureReason);
        var sent = pair.Network.Sent;
        pair.Network.Run(TimeSpan.FromSeconds(60));
        Assert.Equal(sent, pair.Network.Sent);
    }

    [Fact]
    public void Another_fingerprint_or_role_in_a_later_description_is_refused()
    {
        using var pair = new TransportPair(new VirtualNetwork(1));
        pair.Start();

        Assert.Throws<ArgumentException>(() => pair.Server.Start(TransportPair.Described(pair.Driver), DtlsRole.Client));
        Assert.Throws<ArgumentException>(() => pair.Server.Start(TransportPair.Described(pair.Server), DtlsRole.Server));
        Assert.Throws<ArgumentException>(() => pair.Server.Start(new(new IceCredentials("abc", new string('p', 22)), pair.Driver.LocalFingerprint), DtlsRole.Server));
    }

    private static void Exchange(TransportPair pair, SecureTransport from, RecordingHandler to)
    {
        var rtp = SrtpPair.Rtp(5, (ushort)(to.Rtp.Count + 1), [1, 2, 3]);
        var rtcp = SrtpPair.Rtcp(5);
        byte[] data = [9, 8, 7];

        Assert.True(from.SendRtp(rtp));
        Assert.True(from.SendRtcp(rtcp));
        Assert.True(from.SendSctp(data));
        pair.Network.Run(TimeSpan.FromMilliseconds(200));

        Assert.Equal(rtp, to.Rtp[^1]);
        Assert.Equal(rtcp, to.Rtcp[^1]);
        Assert.Contains(data, to.Sctp);
    }
}

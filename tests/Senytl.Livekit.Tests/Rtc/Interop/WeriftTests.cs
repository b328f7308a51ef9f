using System.Net;
using Senytl.Livekit.Rtc.DataChannel;
using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Rtc.Transport;
using Senytl.Livekit.Tests.Peers;

namespace Senytl.Livekit.Tests.Rtc.Interop;

/// <summary>Data channels with a stack that shares no code with ours, on real sockets. Alone, as the tests of other peers: it times silence.</summary>
[Collection(nameof(PeerTests))]
public class WeriftTests
{
    private const int Count = 128;
    private const int Size = 4096;

    [Theory]
    [InlineData("offer", 0)]
    [InlineData("answer", 0)]
    [InlineData("offer", 0.2)]
    [InlineData("answer", 0.2)]
    public async Task Messages_pass_both_ways_complete_in_order_and_without_a_stall(string theirs, double loss)
    {
        Senytl.Testing.Peers.Require(WeriftProcess.Absent);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(120));
        await using var socket = UdpHost.Single(new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System);
        await using var werift = WeriftProcess.Start(theirs, $"{Count}", $"{Size}");
        using var certificate = DtlsCertificate.Create(DateTimeOffset.UtcNow);
        var host = new RoughHost(socket, seed: 1);
        var observer = new Exchange(Count, Size, TimeProvider.System, connected: () => host.Loss = loss);
        using var peer = new RtcPeerConnection(
            host,
            new RtcPeerOptions { Certificate = certificate, IceMode = theirs == "offer" ? IceMode.Lite : IceMode.Controlling },
            observer,
            (inner, options, handler) => new SecureTransport(inner, options, handler),
            TimeProvider.System);

        await DescribeAsync(peer, werift, theirs, timeout.Token);
        var theirResult = await werift.ReadAsync("done", timeout.Token);
        await observer.Complete.Task.WaitAsync(timeout.Token);

        var (theirFirst, theirStall) = ((int)theirResult["firstMs"]!, (int)theirResult["longestStallMs"]!);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"loss {loss}: lost {host.Lost} datagrams; first message after {observer.First.TotalMilliseconds:0} ms here, {theirFirst} ms there; "
            + $"longest stall {observer.LongestStall.TotalMilliseconds:0} ms here, {theirStall} ms there");
        Assert.Equal((Count, Count), ((int)theirResult["received"]!, observer.Received));
        Assert.All([theirStall, observer.LongestStall.TotalMilliseconds], silence => Assert.InRange(silence, 0, 1000));
        // Before the first message come handshakes of several round trips, each of which may be lost more than once.
        Assert.All([theirFirst, observer.First.TotalMilliseconds], silence => Assert.InRange(silence, 0, loss > 0 ? 5000 : 1000));
        Assert.Equal(loss > 0, host.Lost > 0);
    }

    private static async Task DescribeAsync(RtcPeerConnection peer, WeriftProcess werift, string theirs, CancellationToken stop)
    {
        if (theirs == "offer")
        {
            Assert.True(peer.TrySetRemoteOffer(Read(await werift.ReadAsync("sdp", stop)), out var error), error);
            await werift.SayAsync("sdp", peer.CreateAnswer().ToString());
        }
        else
        {
            peer.CreateDataChannel(new DataChannelOptions { Label = "_reliable" });
            await werift.SayAsync("sdp", peer.CreateOffer().ToString());
            Assert.True(peer.TrySetRemoteAnswer(Read(await werift.ReadAsync("sdp", stop)), out var error), error);
        }
    }

    private static SessionDescription Read(System.Text.Json.Nodes.JsonNode sdp)
    {
        Assert.True(SessionDescription.TryParse((string)sdp!, out var description, out var error), error);
        return description!;
    }
}

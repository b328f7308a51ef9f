using System.Net;
using Senytl.Livekit.Rtc.DataChannel;
using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Tests.Rtc.Interop;

/// <summary>Data channels with a stack that shares no code with ours, on real sockets.</summary>
public class WeriftTests
{
    private const int Count = 128;
    private const int Size = 4096;

    // werift waits at least a second for each retransmission, so under loss it sends less; ours is the stall that is judged.
    [Theory]
    [InlineData("offer", 0, Count)]
    [InlineData("answer", 0, Count)]
    [InlineData("offer", 0.2, 8)]
    [InlineData("answer", 0.2, 8)]
    public async Task Messages_pass_both_ways_complete_in_order_and_without_a_stall(string theirs, double loss, int theirCount)
    {
        Senytl.Testing.Peers.Require(WeriftProcess.Absent);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(120));
        await using var socket = UdpHost.Single(new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System);
        await using var werift = WeriftProcess.Start(theirs, $"{Count}", $"{theirCount}", $"{Size}");
        using var certificate = DtlsCertificate.Create(DateTimeOffset.UtcNow);
        var host = new RoughHost(socket, seed: 1);
        var observer = new Exchange(theirCount);
        using var peer = new RtcPeerConnection(
            host,
            new RtcPeerOptions { Certificate = certificate, IceMode = theirs == "offer" ? IceMode.Lite : IceMode.Controlling },
            observer,
            (inner, options, handler) => new SecureTransport(inner, options, handler),
            TimeProvider.System);

        await DescribeAsync(peer, werift, theirs, timeout.Token);
        await observer.Connected.Task.WaitAsync(timeout.Token);
        host.Loss = loss;
        var theirResult = await werift.ReadAsync("done", timeout.Token);
        await observer.Complete.Task.WaitAsync(timeout.Token);

        Assert.Equal(Count, (int)theirResult["received"]!);
        Assert.Equal(theirCount, observer.Received);
        Assert.InRange((int)theirResult["longestStallMs"]!, 0, 1000);
        Assert.Equal(loss > 0, host.Lost > 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"loss {loss}: lost {host.Lost} datagrams, their longest stall {theirResult["longestStallMs"]} ms");
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

    /// <summary>Sends the agreed messages on the channel that opens, and compares what comes.</summary>
    private sealed class Exchange(int expected) : IRtcPeerObserver
    {
        public TaskCompletionSource Connected { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Complete { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Received { get; private set; }

        public void OnStateChanged(RtcPeerConnection peer, SecureTransportState state)
        {
            if (state == SecureTransportState.Connected)
            {
                Connected.TrySetResult();
            }
        }

        public void OnDataChannel(RtcDataChannel channel) => Send(channel);

        public void OnDataChannelStateChanged(RtcDataChannel channel)
        {
            if (channel.State == DataChannelState.Open)
            {
                Send(channel);
            }
        }

        public void OnMessage(RtcDataChannel channel, ReadOnlySpan<byte> message, bool binary)
        {
            if (!binary || !message.SequenceEqual(Content(Received)))
            {
                Complete.TrySetException(new InvalidDataException($"message {Received} is not what was sent"));
            }

            if (++Received == expected)
            {
                Complete.TrySetResult();
            }
        }

        public void OnRtp(RtcTransceiver transceiver, RtpPacket packet)
        {
        }

        public void OnKeyFrameRequested(RtcTransceiver transceiver)
        {
        }

        public void OnBufferedAmountLow(RtcDataChannel channel)
        {
        }

        private void Send(RtcDataChannel channel)
        {
            for (var i = 0; i < Count; i++)
            {
                if (!channel.TrySend(Content(i)))
                {
                    Complete.TrySetException(new InvalidOperationException($"message {i} was refused"));
                }
            }
        }

        private byte[] Content(int index) => [.. Enumerable.Range(0, Size).Select(at => (byte)((index * 31) + (at * 7)))];
    }
}

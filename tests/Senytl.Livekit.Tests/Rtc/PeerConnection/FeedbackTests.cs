using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Rtcp;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Tests.Rtc.Network;

namespace Senytl.Livekit.Tests.Rtc.PeerConnection;

public class FeedbackTests
{
    private const uint Former = 0xABCD;

    [Fact]
    public void A_key_frame_is_asked_of_the_source_that_the_last_description_names()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        var video = pair.Client.AddTransceiver(MediaKind.Video, MediaDirection.SendOnly);
        Describe(pair, text => text.Replace($"a=ssrc:{video.Sender.Ssrc} ", $"a=ssrc:{Former} "));
        Assert.True(pair.Run(() => pair.BothConnected));
        SendAsFormer(pair, video);

        Describe(pair, text => text);
        pair.Server.Transceivers[0].RequestKeyFrame();

        Assert.True(pair.Run(() => pair.ClientSide.KeyFrameRequests.Count == 1, 1));
        Assert.Equal([video.Sender.Ssrc], pair.Server.Streams.Select(stream => stream.Ssrc));
    }

    [Fact]
    public void Without_a_description_of_sources_a_key_frame_is_asked_of_the_one_heard_last()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        var video = pair.Client.AddTransceiver(MediaKind.Video, MediaDirection.SendOnly);
        Describe(pair, text => string.Join("\r\n", text.Split("\r\n").Where(line => !line.StartsWith("a=ssrc", StringComparison.Ordinal))));
        Assert.True(pair.Run(() => pair.BothConnected));
        SendAsFormer(pair, video);
        pair.Network.Run(TimeSpan.FromMilliseconds(50));
        video.Sender.Send(video.Codecs[0], 1, 1, true, [0x10, 0]);
        pair.Network.Run(TimeSpan.FromMilliseconds(50));

        pair.Server.Transceivers[0].RequestKeyFrame();

        Assert.True(pair.Run(() => pair.ClientSide.KeyFrameRequests.Count == 1, 1));
    }

    [Fact]
    public void Each_of_many_sources_is_reported_on()
    {
        var sent = new List<byte[]>();
        using var pair = new PeerPair(new VirtualNetwork(1), serverTransport: transport => new TappedTransport(transport, sent));
        for (var i = 0; i < 70; i++)
        {
            pair.Client.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
        }

        pair.Connect();
        var sources = pair.Client.Transceivers.Select(transceiver =>
        {
            transceiver.Sender.Send(transceiver.Codecs[0], 1, 1, true, [0x78, 1, 2]);
            return transceiver.Sender.Ssrc;
        }).ToList();
        pair.Network.Run(TimeSpan.FromMilliseconds(50));
        sent.Clear();
        pair.Network.Run(TimeSpan.FromSeconds(1));

        Assert.Equal(sources.Order(), sent.SelectMany(ReportedIn).Order());
    }

    private static IEnumerable<uint> ReportedIn(byte[] compound)
    {
        var sources = new List<uint>();
        var reader = new RtcpReader(compound);
        while (reader.TryRead(out var packet))
        {
            for (var i = 0; RtcpReportBlock.TryRead(packet, i, out var block); i++)
            {
                sources.Add(block.Ssrc);
            }
        }

        return sources;
    }

    private static void Describe(PeerPair pair, Func<string, string> change)
    {
        Assert.True(SessionDescription.TryParse(change(pair.Client.CreateOffer().ToString()), out var offer, out var error), error);
        Assert.True(pair.Server.TrySetRemoteOffer(offer!, out error), error);
        Assert.True(pair.Client.TrySetRemoteAnswer(PeerPair.OverTheWire(pair.Server.CreateAnswer()), out error), error);
    }

    private static void SendAsFormer(PeerPair pair, RtcTransceiver video)
    {
        var packet = new byte[15];
        RtpBuilder.Write(packet, video.Codecs[0].PayloadType, 7, 7, Former, true, [0x10, 0, 0]);
        pair.Client.SendRtp(packet);
        Assert.True(pair.Run(() => pair.ServerSide.Rtp.Count == 1));
    }
}

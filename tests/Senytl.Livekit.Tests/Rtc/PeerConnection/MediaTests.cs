using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Tests.Rtc.Network;
using Senytl.Testing;

namespace Senytl.Livekit.Tests.Rtc.PeerConnection;

public class MediaTests
{
    [Fact]
    public void Audio_of_one_peer_is_forwarded_to_another_with_its_own_source_and_level_read_on_the_way()
    {
        using var publisher = new PeerPair(new VirtualNetwork(1));
        using var subscriber = new PeerPair(new VirtualNetwork(2));
        var published = publisher.Client.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
        subscriber.Server.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
        publisher.Connect();
        subscriber.Connect(clientOffers: false);
        var sender = subscriber.Server.Transceivers[0].Sender;
        publisher.ServerSide.Relay = (source, bytes) =>
        {
            Assert.True(RtpPacket.TryRead(bytes, out var packet));
            Assert.True(AudioLevel.TryRead(packet, source.AudioLevelExtensionId, out var level));
            Assert.Equal(new AudioLevel(30, true), level);
            Assert.True(sender.Forward(packet, source));
        };

        for (var i = 0; i < 100; i++)
        {
            Assert.True(published.Sender.Send(published.Codecs[0], (ushort)i, (uint)(i * 960), i == 0, [0x78, (byte)i, 3], new AudioLevel(30, true)));
            publisher.Network.Run(TimeSpan.FromMilliseconds(20));
            subscriber.Network.Run(TimeSpan.FromMilliseconds(20));
        }

        Assert.Equal(100, subscriber.ClientSide.Rtp.Count);
        for (var i = 0; i < 100; i++)
        {
            Assert.True(RtpPacket.TryRead(subscriber.ClientSide.Rtp[i].Packet, out var packet));
            Assert.True(RtpPacket.TryRead(subscriber.ClientSide.Rtp[0].Packet, out var first));
            Assert.Equal(sender.Ssrc, packet.Ssrc);
            Assert.Equal((ushort)(first.SequenceNumber + i), packet.SequenceNumber);
            Assert.Equal(first.Timestamp + (uint)(i * 960), packet.Timestamp);
            Assert.Equal(i == 0, packet.Marker);
            Assert.Equal([0x78, (byte)i, 3], packet.Payload.ToArray());
        }

        var stream = subscriber.Client.Streams.Single();
        Assert.Equal((100L, 0L), (stream.Statistics!.Received, stream.Statistics.Lost));
        Assert.NotEqual(0u, stream.SenderInfo.Packets);
    }

    [Fact]
    public void A_key_frame_request_reaches_the_sender_and_is_throttled()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        var video = pair.Client.AddTransceiver(MediaKind.Video, MediaDirection.SendOnly);
        pair.Connect();
        video.Sender.Send(video.Codecs[0], 1, 1, true, [0x10, 0]);
        Assert.True(pair.Run(() => pair.ServerSide.Rtp.Count == 1));

        for (var i = 0; i < 20; i++)
        {
            pair.Server.Transceivers[0].RequestKeyFrame();
            pair.Network.Run(TimeSpan.FromMilliseconds(50));
        }

        Assert.InRange(pair.ClientSide.KeyFrameRequests.Count, 2, 3);
        Assert.All(pair.ClientSide.KeyFrameRequests, transceiver => Assert.Same(video, transceiver));
    }

    [Fact]
    public void Lost_video_packets_are_asked_for_and_forwarded_again_from_the_history()
    {
        using var publisher = new PeerPair(new VirtualNetwork(1));
        using var subscriber = new PeerPair(new VirtualNetwork(2));
        var published = publisher.Client.AddTransceiver(MediaKind.Video, MediaDirection.SendOnly);
        subscriber.Server.AddTransceiver(MediaKind.Video, MediaDirection.SendOnly);
        publisher.Connect();
        subscriber.Connect(clientOffers: false);
        publisher.ServerSide.Relay = (source, bytes) =>
        {
            Assert.True(RtpPacket.TryRead(bytes, out var packet));
            subscriber.Server.Transceivers[0].Sender.Forward(packet, source);
        };

        subscriber.Network.Loss = 0.1;
        for (var i = 0; i < 200; i++)
        {
            published.Sender.Send(published.Codecs[0], (ushort)i, (uint)(i * 3000), true, [0x10, (byte)i]);
            publisher.Network.Run(TimeSpan.FromMilliseconds(10));
            subscriber.Network.Run(TimeSpan.FromMilliseconds(10));
        }

        subscriber.Network.Loss = 0;
        subscriber.Network.Run(TimeSpan.FromSeconds(2));
        var arrived = subscriber.ClientSide.Rtp.Select(item => item.Packet[13]).Distinct().Count();
        Assert.True(arrived >= 199, $"{arrived} of 200 arrived");
    }

    [Fact]
    public void Packets_of_an_unknown_source_are_placed_by_their_payload_type_when_only_one_section_has_it()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        var audio = pair.Client.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
        pair.Client.AddTransceiver(MediaKind.Video, MediaDirection.SendOnly);
        pair.Connect();

        var packet = new byte[15];
        RtpBuilder.Write(packet, audio.Codecs[0].PayloadType, 7, 7, 0xABCD, false, [1, 2, 3]);
        pair.Client.SendRtp(packet);
        RtpBuilder.Write(packet, 127, 7, 7, 0xABCE, false, [1, 2, 3]);
        pair.Client.SendRtp(packet);
        pair.Network.Run(TimeSpan.FromMilliseconds(50));

        Assert.Equal(audio.Mid, pair.ServerSide.Rtp.Single().Transceiver.Mid);
    }

    [Fact]
    public void Forwarding_allocates_nothing_per_packet()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        pair.Client.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
        pair.Connect();
        var source = pair.Client.Transceivers[0];
        var bytes = new byte[172];
        RtpBuilder.Write(bytes, source.Codecs[0].PayloadType, 1, 1, 0xABCD, false, new byte[160]);
        pair.Network.Loss = 1;

        // The virtual network queues nothing at total loss, so what is counted is the stack's own.
        Assert.Equal(0, Allocations.Of(() =>
        {
            Assert.True(RtpPacket.TryRead(bytes, out var packet));
            for (var i = 0; i < 2_000; i++)
            {
                Assert.True(source.Sender.Forward(packet, source));
            }
        }));
    }
}

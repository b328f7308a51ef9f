using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Sdp;
using Senytl.Livekit.Tests.Rtc.Network;
using Senytl.Livekit.Tests.Rtc.Sdp;

namespace Senytl.Livekit.Tests.Rtc.PeerConnection;

public class NegotiationTests
{
    [Fact]
    public void A_libwebrtc_offer_is_answered_section_by_section()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        Assert.True(SessionDescription.TryParse(SampleDescriptions.NodeOffer, out var offer, out _));

        Assert.True(pair.Server.TrySetRemoteOffer(offer!, out var error), error);
        var answer = PeerPair.OverTheWire(pair.Server.CreateAnswer());

        Assert.True(answer.IceLite);
        Assert.Equal(offer!.Bundle, answer.Bundle);
        Assert.Equal(
            [MediaDirection.Inactive, MediaDirection.Inactive, MediaDirection.SendRecv, MediaDirection.RecvOnly],
            answer.Media.Select(section => section.Direction));
        Assert.All(answer.Media, section => Assert.Equal((9, DtlsSetup.Passive), (section.Port, section.Setup)));
        Assert.Equal([111, 0, 8], answer.Media[0].Codecs.Select(codec => codec.PayloadType));
        Assert.Equal([96, 103], answer.Media[1].Codecs.Select(codec => codec.PayloadType));
        Assert.Equal(["goog-remb", "nack pli"], answer.Media[1].Codec(96)!.Feedback);
        Assert.Equal(5000, answer.Media[2].SctpPort);
        Assert.Equal((4, 1), (answer.Media[0].ExtensionId(SdpExtensionUris.Mid), answer.Media[0].ExtensionId(SdpExtensionUris.AudioLevel)));
        Assert.NotEmpty(answer.Media[0].Candidates);
        Assert.True(answer.Media[0].EndOfCandidates);
    }

    [Fact]
    public void A_free_section_of_the_peer_carries_a_track_of_ours()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        Assert.True(SessionDescription.TryParse(SampleDescriptions.NodeOffer, out var offer, out _));
        Assert.True(pair.Server.TrySetRemoteOffer(offer!, out _));
        var free = pair.Server.Transceivers.First(item => item.Kind == MediaKind.Audio && (item.RemoteDirection & MediaDirection.RecvOnly) != 0);

        free.Direction = MediaDirection.SendOnly;
        free.Sender.Track = new SdpMsid("PA_x|TR_y", "TR_y");
        free.OpusParameters = "minptime=10;useinbandfec=1;usedtx=1";
        var section = PeerPair.OverTheWire(pair.Server.CreateAnswer()).Section(free.Mid)!;

        Assert.Equal(MediaDirection.SendOnly, section.Direction);
        Assert.Equal(new SdpMsid("PA_x|TR_y", "TR_y"), section.Msids.Single());
        Assert.Equal((free.Sender.Ssrc, "PA_x|TR_y TR_y"), (section.Ssrcs.Single().Id, section.Ssrcs[0].Msid));
        Assert.Equal("1", section.Codec(111)!.Parameter("usedtx"));
        Assert.True(free.CanSend);
    }

    [Fact]
    public void The_published_track_is_known_by_its_msid()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        Assert.True(SessionDescription.TryParse(SampleDescriptions.NodeOffer, out var offer, out _));

        Assert.True(pair.Server.TrySetRemoteOffer(offer!, out _));

        Assert.Equal("TR_cid", pair.Server.FindTransceiver("3")!.RemoteTrack!.Track);
        Assert.Null(pair.Server.FindTransceiver("0")!.RemoteTrack);
        Assert.Null(pair.Server.FindTransceiver("2"));
    }

    [Fact]
    public void Codecs_that_nobody_shares_leave_an_inactive_section_that_keeps_the_bundle_alive()
    {
        using var pair = new PeerPair(new VirtualNetwork(1), options => options with { Codecs = [RtcCodec.Vp8 with { Name = "AV1", PayloadType = 45 }] });
        pair.Client.AddTransceiver(MediaKind.Video, MediaDirection.SendOnly);

        var (_, answer) = PeerPair.Negotiate(pair.Client, pair.Server);

        Assert.Equal((9, MediaDirection.Inactive), (answer.Media[0].Port, answer.Media[0].Direction));
        Assert.False(pair.Client.Transceivers[0].CanSend);
        Assert.True(pair.Run(() => pair.BothConnected));
    }

    [Fact]
    public void Renegotiation_adds_sections_behind_the_known_ones_and_keeps_mids_and_roles()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        pair.Client.EnableDataChannels();
        pair.Client.AddTransceiver(MediaKind.Audio, MediaDirection.RecvOnly);
        pair.Connect();

        var second = pair.Client.AddTransceiver(MediaKind.Video, MediaDirection.SendOnly);
        var (offer, answer) = PeerPair.Negotiate(pair.Client, pair.Server);

        Assert.Equal(["0", "1", "2"], offer.Media.Select(section => section.Mid));
        Assert.Equal([MediaKind.Audio, MediaKind.Application, MediaKind.Video], answer.Media.Select(section => section.Kind));
        Assert.Equal("2", second.Mid);
        Assert.True(second.CanSend);
        Assert.Equal(MediaDirection.RecvOnly, pair.Server.FindTransceiver("2")!.CurrentDirection);
        Assert.True(offer.SessionVersion > 1);
        Assert.True(pair.BothConnected);
    }

    [Fact]
    public void An_offer_from_the_server_side_connects_as_well()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        pair.Server.EnableDataChannels();
        pair.Server.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);

        pair.Connect(clientOffers: false);

        Assert.Equal(MediaDirection.RecvOnly, pair.Client.Transceivers[0].CurrentDirection);
    }

    [Fact]
    public void An_ICE_restart_changes_the_credentials_of_both_sides_and_stays_connected()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        pair.Client.EnableDataChannels();
        var (firstOffer, firstAnswer) = PeerPair.Negotiate(pair.Client, pair.Server);
        Assert.True(pair.Run(() => pair.BothConnected));

        var (offer, answer) = PeerPair.Negotiate(pair.Client, pair.Server, restartIce: true);

        Assert.NotEqual(firstOffer.Transport!.IceUfrag, offer.Transport!.IceUfrag);
        Assert.NotEqual(firstAnswer.Transport!.IceUfrag, answer.Transport!.IceUfrag);
        pair.Network.Run(TimeSpan.FromSeconds(40));
        Assert.True(pair.BothConnected);
    }

    [Theory]
    [InlineData("a=mid:1\r\n", "a=mid:0\r\n", "mid '0'")]
    [InlineData("a=ice-pwd:QvbbNWtRoMvhQPcBlsyBtZ0z\r\n", "", "ice-pwd")]
    [InlineData("a=fingerprint:sha-256", "a=fingerprint:sha-1", "fingerprint")]
    public void An_offer_that_cannot_be_used_is_refused_with_the_reason_and_changes_nothing(string find, string replacement, string reason)
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        var text = SampleDescriptions.NodeOffer.Replace(find, replacement);
        Assert.True(SessionDescription.TryParse(text, out var offer, out _));

        Assert.False(pair.Server.TrySetRemoteOffer(offer!, out var error));

        Assert.Contains(reason, error);
        Assert.Empty(pair.Server.Transceivers);
        Assert.Equal(RtcSignalingState.Stable, pair.Server.SignalingState);
    }

    [Fact]
    public void Sections_left_out_or_swapped_and_another_certificate_are_refused()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        Assert.True(SessionDescription.TryParse(SampleDescriptions.NodeOffer, out var offer, out _));
        Assert.True(pair.Server.TrySetRemoteOffer(offer!, out _));
        pair.Server.CreateAnswer();

        Assert.False(Offer(SampleDescriptions.NodeOffer[..SampleDescriptions.NodeOffer.LastIndexOf("m=audio", StringComparison.Ordinal)], out var error));
        Assert.Contains("3 sections", error);
        Assert.False(Offer(SampleDescriptions.NodeOffer.Replace("a=mid:1\r\n", "a=mid:7\r\n"), out error));
        Assert.Contains("'7'", error);
        Assert.False(Offer(SampleDescriptions.NodeOffer.Replace("6B:8B", "6B:8C"), out error));
        Assert.Contains("new certificate", error);
        Assert.True(Offer(SampleDescriptions.NodeOffer, out error), error);

        bool Offer(string text, out string? reason)
        {
            Assert.True(SessionDescription.TryParse(text, out var parsed, out _));
            return pair.Server.TrySetRemoteOffer(parsed!, out reason);
        }
    }

    [Fact]
    public void A_refused_section_needs_no_mid()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        pair.Client.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
        pair.Client.AddTransceiver(MediaKind.Video, MediaDirection.SendOnly);
        Assert.True(pair.Server.TrySetRemoteOffer(PeerPair.OverTheWire(pair.Client.CreateOffer()), out _));
        var answer = PeerPair.OverTheWire(pair.Server.CreateAnswer());
        (answer.Media[1].Port, answer.Media[1].Mid) = (0, "");

        Assert.True(pair.Client.TrySetRemoteAnswer(answer, out var error), error);
        Assert.Equal([false, true], pair.Client.Transceivers.Select(item => item.Stopped));

        var offer = PeerPair.OverTheWire(pair.Client.CreateOffer());
        (offer.Media[1].Port, offer.Media[1].Mid) = (0, "");
        Assert.True(pair.Server.TrySetRemoteOffer(offer, out error), error);
        Assert.Equal(["0", "1"], pair.Server.CreateAnswer().Media.Select(section => section.Mid));
    }

    [Fact]
    public void Descriptions_out_of_turn_are_refused()
    {
        using var pair = new PeerPair(new VirtualNetwork(1));
        pair.Client.EnableDataChannels();
        var offer = pair.Client.CreateOffer();

        Assert.False(pair.Client.TrySetRemoteOffer(offer, out var error));
        Assert.Contains("HaveLocalOffer", error);
        Assert.False(pair.Server.TrySetRemoteAnswer(offer, out error));
        Assert.Throws<InvalidOperationException>(pair.Server.CreateAnswer);
        pair.Client.RollBackOffer();
        Assert.Equal(RtcSignalingState.Stable, pair.Client.SignalingState);
    }
}

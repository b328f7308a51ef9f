using Senytl.Livekit.Rtc.Sdp;

namespace Senytl.Livekit.Tests.Rtc.Sdp;

public class SessionDescriptionTests
{
    [Fact]
    public void A_libwebrtc_offer_is_read_whole()
    {
        var offer = Read(SampleDescriptions.NodeOffer);

        Assert.Equal(4611731400430051336, offer.SessionId);
        Assert.Equal(["0", "1", "2", "3"], offer.Bundle);
        Assert.True(offer.ExtmapAllowMixed);
        Assert.Equal([MediaKind.Audio, MediaKind.Video, MediaKind.Application, MediaKind.Audio], offer.Media.Select(section => section.Kind));
        Assert.Equal("Wq1x", offer.Transport!.IceUfrag);
        Assert.Equal(DtlsSetup.ActPass, offer.Transport.Setup);
        Assert.Equal(SampleDescriptions.Fingerprint, offer.Transport.Fingerprints.Single().ToString());
    }

    [Fact]
    public void Codecs_carry_their_map_parameters_and_feedback()
    {
        var offer = Read(SampleDescriptions.NodeOffer);

        var opus = offer.Media[0].Codec(111)!;
        Assert.True(opus.Is("OPUS", 48000));
        Assert.Equal(2, opus.Channels);
        Assert.Equal("1", opus.Parameter("useinbandfec"));
        Assert.Null(opus.Parameter("usedtx"));
        Assert.Equal("PCMU", offer.Media[0].Codec(0)!.Name);
        Assert.Equal(["goog-remb", "nack pli"], offer.Media[1].Codec(96)!.Feedback);
        Assert.Equal(97, offer.Media[1].Retransmission(96)!.PayloadType);
        Assert.Null(offer.Media[1].Retransmission(103));
        Assert.Equal("42e01f", offer.Media[1].Codec(103)!.Parameter("profile-level-id"));
    }

    [Fact]
    public void Extensions_streams_sources_and_candidates_are_read()
    {
        var offer = Read(SampleDescriptions.NodeOffer);

        Assert.Equal(4, offer.Media[0].ExtensionId(SdpExtensionUris.Mid));
        Assert.Equal(1, offer.Media[0].ExtensionId(SdpExtensionUris.AudioLevel));
        Assert.Equal(0, offer.Media[1].ExtensionId(SdpExtensionUris.AudioLevel));
        Assert.Equal(new SdpHeaderExtension(14, "urn:ietf:params:rtp-hdrext:toffset"), offer.Media[1].Extensions.Single());
        var published = offer.Section("3")!;
        Assert.Equal(new SdpMsid("-", "TR_cid"), published.Msids.Single());
        Assert.Equal([3570614608u, 4183714193u], published.Ssrcs.Select(source => source.Id));
        Assert.Equal("- TR_cid", published.Ssrcs[0].Msid);
        Assert.Equal([3570614608u, 4183714193u], published.SsrcGroups.Single().Sources);
        Assert.StartsWith("candidate:1510613869 1 udp", published.Candidates.Single());
        Assert.True(published.EndOfCandidates);
    }

    [Fact]
    public void Transport_attributes_of_the_session_hold_in_each_section()
    {
        var offer = Read(SampleDescriptions.SessionLevelTransport);

        Assert.True(offer.IceLite);
        Assert.Equal(["0", "1"], offer.Bundle);
        Assert.All(offer.Media, section =>
        {
            Assert.Equal("abcd", section.IceUfrag);
            Assert.Equal(DtlsSetup.Passive, section.Setup);
            Assert.Equal(SampleDescriptions.Fingerprint, section.Fingerprints.Single().ToString());
        });
        Assert.True(offer.Media[1].Rejected);
        Assert.Equal(SdpLimits.MaxMessageSize, offer.Media[0].MaxMessageSize);
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        foreach (var text in new[] { SampleDescriptions.NodeOffer, SampleDescriptions.SessionLevelTransport })
        {
            var once = Read(text).ToString();
            var twice = Read(once).ToString();

            Assert.Equal(once, twice);
            Assert.DoesNotContain("\n", once.Replace("\r\n", ""));
        }

        var lines = Read(SampleDescriptions.NodeOffer).ToString().Split("\r\n");
        Assert.Contains("m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13", lines);
        Assert.Contains("a=fmtp:111 minptime=10;useinbandfec=1", lines);
        Assert.Contains("a=msid-semantic: WMS", lines);
        Assert.Contains("a=sctp-port:5000", lines);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("v=1\r\n", "Line 1")]
    [InlineData("v=0\r\nm=audio 9\r\n", "m=audio 9")]
    [InlineData("v=0\r\nm=audio 70000 UDP/TLS/RTP/SAVPF 0\r\n", "70000")]
    [InlineData("v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 128\r\n", "128")]
    [InlineData("v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=setup:holdconn\r\n", "Line 3")]
    [InlineData("v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=ice-ufrag:abc\r\n", "ice-ufrag")]
    [InlineData("v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=extmap:0 urn:x\r\n", "extmap")]
    [InlineData("v=0\r\nnonsense\r\n", "nonsense")]
    public void Bad_text_is_refused_with_the_line_that_is_wrong(string text, string expected)
    {
        Assert.False(SessionDescription.TryParse(text, out var description, out var error));
        Assert.Null(description);
        Assert.Contains(expected, error);
    }

    [Fact]
    public void More_sections_than_the_limit_are_refused()
    {
        var section = "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n";
        var atLimit = "v=0\r\n" + string.Concat(Enumerable.Repeat(section, SdpLimits.Sections));

        Assert.True(SessionDescription.TryParse(atLimit, out _, out _));
        Assert.False(SessionDescription.TryParse(atLimit + section, out _, out _));
    }

    [Fact]
    public void A_value_cannot_smuggle_in_a_line_of_its_own()
    {
        var description = new SessionDescription { Bundle = ["0\r\na=ice-lite"] };

        Assert.Throws<ArgumentException>(description.ToString);
    }

    [Fact]
    public void Mutated_descriptions_never_throw()
    {
        var random = new Random(20260117);
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = (i % 2 == 0 ? SampleDescriptions.NodeOffer : SampleDescriptions.SessionLevelTransport).ToCharArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                text[random.Next(text.Length)] = (char)random.Next(1, 300);
            }

            if (SessionDescription.TryParse(text.AsSpan(0, random.Next(text.Length / 2, text.Length)), out var description, out _))
            {
                read++;
                _ = description!.Transport;
            }
        }

        Assert.InRange(read, 1_000, 19_999);
    }

    [Theory]
    [InlineData((int)MediaDirection.SendOnly, (int)MediaDirection.RecvOnly)]
    [InlineData((int)MediaDirection.RecvOnly, (int)MediaDirection.SendOnly)]
    [InlineData((int)MediaDirection.SendRecv, (int)MediaDirection.SendRecv)]
    [InlineData((int)MediaDirection.Inactive, (int)MediaDirection.Inactive)]
    public void A_direction_turned_around_is_what_the_other_side_sees(int direction, int reversed) =>
        Assert.Equal((MediaDirection)reversed, ((MediaDirection)direction).Reverse());

    private static SessionDescription Read(string text)
    {
        Assert.True(SessionDescription.TryParse(text, out var description, out var error), error);
        return description!;
    }
}

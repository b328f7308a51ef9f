using Senytl.Livekit.Rtc.Ice;

namespace Senytl.Livekit.Tests.Rtc.Ice;

public class IceCandidateTextTests
{
    [Theory]
    [InlineData("candidate:1 1 udp 2130706431 127.0.0.1 5000 typ host")]
    [InlineData("candidate:abc/+9 1 udp 1 2001:db8::1 65535 typ relay")]
    public void What_is_read_is_written_alike(string text)
    {
        Assert.True(IceCandidateText.TryParse(text, out var candidate));
        Assert.Equal(text, candidate.ToString());
    }

    [Fact]
    public void A_browser_candidate_with_its_prefixes_and_extensions_is_read()
    {
        const string text = "a=candidate:842163049 1 UDP 1677729535 203.0.113.7 46154 typ srflx raddr 10.0.0.2 rport 46154 generation 0 ufrag EsAw network-cost 999";

        Assert.True(IceCandidateText.TryParse(text, out var candidate));
        Assert.Equal((1677729535u, "203.0.113.7:46154", IceCandidateType.ServerReflexive), (candidate.Priority, candidate.Address.ToString(), candidate.Type));
    }

    [Theory]
    [InlineData("")]
    [InlineData("candidate:")]
    [InlineData("candidate:1 2 udp 1 127.0.0.1 5000 typ host")]
    [InlineData("candidate:1 1 tcp 1 127.0.0.1 9 typ host tcptype active")]
    [InlineData("candidate:1 1 udp 1 8e3b6dd4-1.local 5000 typ host")]
    [InlineData("candidate:1 1 udp 1 127.0.0.1 0 typ host")]
    [InlineData("candidate:1 1 udp 1 127.0.0.1 70000 typ host")]
    [InlineData("candidate:1 1 udp -1 127.0.0.1 5000 typ host")]
    [InlineData("candidate:1 1 udp 4294967296 127.0.0.1 5000 typ host")]
    [InlineData("candidate:1 1 udp 1 127.0.0.1 5000 typ other")]
    [InlineData("candidate:über 1 udp 1 127.0.0.1 5000 typ host")]
    [InlineData("candidate:123456789012345678901234567890123 1 udp 1 127.0.0.1 5000 typ host")]
    public void What_cannot_be_used_is_refused(string text) => Assert.False(IceCandidateText.TryParse(text, out _));

    [Fact]
    public void Host_candidates_have_the_priority_of_the_RFC_and_fall_with_their_index()
    {
        Assert.Equal(2130706431u, IceCandidate.Host(default).Priority);
        Assert.True(IceCandidate.Host(default, 1).Priority < IceCandidate.Host(default).Priority);
        Assert.Equal((1ul << 32) + (2 * 5) + 0, IcePriority.OfPair(1, 5));
        Assert.Equal((1ul << 32) + (2 * 5) + 1, IcePriority.OfPair(5, 1));
    }
}

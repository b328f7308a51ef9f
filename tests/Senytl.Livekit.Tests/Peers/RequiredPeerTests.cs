namespace Senytl.Livekit.Tests.Peers;

public class RequiredPeerTests
{
    [Fact]
    public void A_peer_that_is_there_is_used()
    {
        Senytl.Testing.Peers.Require(absent: null, required: true);
        Senytl.Testing.Peers.Require(absent: null, required: false);
    }

    [Fact]
    public void An_absent_peer_fails_its_tests_where_peers_are_required_and_names_what_to_do()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Senytl.Testing.Peers.Require("openssl is not installed: run tests/peers/openssl/install.sh", required: true));

        Assert.Equal("SENYTL_REQUIRE_PEERS=1, and openssl is not installed: run tests/peers/openssl/install.sh", failure.Message);
    }

    [Fact]
    public void An_absent_peer_skips_its_tests_elsewhere()
    {
        var skip = MessageOf(() => Senytl.Testing.Peers.Require("there is none", required: false));

        Assert.Equal(MessageOf(() => Assert.Skip("there is none")), skip);
        Assert.EndsWith("there is none", skip, StringComparison.Ordinal);
    }

    /// <summary>Not by an assertion: that would let the skip through to this test.</summary>
    private static string MessageOf(Action skips)
    {
        try
        {
            skips();
            return "";
        }
        catch (Exception skip)
        {
            return skip.Message;
        }
    }
}

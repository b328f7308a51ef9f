using Senytl.Livekit.Rtc.Stun;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Tests.Rtc.Transport;

public class UfragRouterTests
{
    private static readonly byte[] Media = [0x80, 111, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1];

    private readonly UfragRouter router = new();

    [Fact]
    public void A_request_goes_by_its_username_and_media_by_the_address_that_was_learned()
    {
        var (one, two) = (new Peer(), new Peer());
        router.Claim("one", one);
        router.Claim("two", two);
        var from = TransportAddress.Loopback(5);

        Assert.Same(one, router.Route(from, Request("one")));
        Assert.Null(router.Route(from, Media));
        router.Learn(from, one);
        Assert.Same(one, router.Route(from, Media));
        Assert.Same(two, router.Route(from, Request("two")));
        Assert.Null(router.Route(from, Request("three")));
    }

    [Fact]
    public void An_address_that_a_new_peer_authenticates_becomes_its_own()
    {
        var (old, young) = (new Peer(), new Peer());
        router.Claim("old", old);
        router.Claim("young", young);
        router.Learn(TransportAddress.Loopback(5), old);
        router.Learn(TransportAddress.Loopback(5), young);

        router.Release(old);

        Assert.Same(young, router.Route(TransportAddress.Loopback(5), Media));
    }

    [Fact]
    public void Addresses_and_fragments_of_one_peer_are_bounded_and_release_leaves_nothing()
    {
        var peer = new Peer();
        for (var i = 0; i < 1_000; i++)
        {
            router.Claim($"ufrag{i}", peer);
            router.Learn(TransportAddress.Loopback((ushort)(i + 1)), peer);
        }

        Assert.Equal(1 + UfragRouter.MaxUfragsPerPeer + UfragRouter.MaxAddressesPerPeer, router.Entries);
        Assert.Null(router.Route(TransportAddress.Loopback(1), Request("ufrag0")));
        Assert.Same(peer, router.Route(TransportAddress.Loopback(1), Request("ufrag999")));

        router.Release(peer);
        Assert.Equal(0, router.Entries);
    }

    [Fact]
    public void A_fragment_that_is_claimed_again_outlives_those_claimed_since()
    {
        var peer = new Peer();
        for (var i = 0; i < 10; i++)
        {
            router.Claim("in use", peer);
            router.Claim($"ufrag{i}", peer);
        }

        Assert.Same(peer, router.Route(TransportAddress.Loopback(1), Request("in use")));
        Assert.Equal(1 + UfragRouter.MaxUfragsPerPeer, router.Entries);
    }

    [Fact]
    public void A_peer_that_was_released_learns_nothing_more()
    {
        var peer = new Peer();
        router.Claim("one", peer);
        router.Release(peer);

        router.Learn(TransportAddress.Loopback(5), peer);

        Assert.Equal(0, router.Entries);
    }

    private static byte[] Request(string ufrag)
    {
        var writer = new StunWriter(new byte[StunWriter.BufferSize], StunClass.Request, StunTransactionId.Create());
        writer.AddUsername(ufrag, "peer");
        return writer.Written.ToArray();
    }

    private sealed class Peer : IDatagramPeer
    {
        public TimeSpan NextDeadline => TimeSpan.MaxValue;

        public void Receive(TransportAddress from, Span<byte> datagram)
        {
        }

        public void Advance()
        {
        }
    }
}

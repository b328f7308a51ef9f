using System.Net;
using Senytl.Livekit.Rtc.Stun;
using Senytl.Livekit.Rtc.Transport;
using Senytl.Livekit.Server.Faults;

namespace Senytl.Livekit.Tests.Server;

public class FaultyLinkTests
{
    private static readonly TransportAddress Address = TransportAddress.From(new IPEndPoint(IPAddress.Loopback, 5000));

    private readonly FakeHost _host = new();
    private readonly FakePeer _peer = new();
    private ActiveRule[] _rules = [];

    [Fact]
    public void Without_a_rule_datagrams_pass_at_once_both_ways()
    {
        var link = Link();

        link.Send(Address, Media(1));
        link.Receive(Address, Media(2));

        Assert.Equal([1], _host.Sent);
        Assert.Equal([2], _peer.Received);
    }

    [Fact]
    public void A_rule_meets_its_identity_kind_and_direction_only()
    {
        _rules = [new ActiveRule(new PacketRule { Identity = "ann", Direction = PacketDirection.ToClient, Kinds = PacketKinds.Media, Drop = 1 })];
        var link = Link();

        link.Send(Address, Media(1));
        link.Send(Address, [128, 200, 9]);
        link.Receive(Address, Media(3));
        Link("bob").Send(Address, Media(4));

        Assert.Equal([9, 4], _host.Sent);
        Assert.Equal([3], _peer.Received);
    }

    [Fact]
    public void Delayed_datagrams_come_in_order_when_they_are_due()
    {
        _rules = [new ActiveRule(new PacketRule { Delay = TimeSpan.FromMilliseconds(40) })];
        var link = Link();
        for (byte number = 1; number <= 3; number++)
        {
            link.Send(Address, Media(number));
        }

        link.Advance();
        Assert.Empty(_host.Sent);
        Assert.Equal(TimeSpan.FromMilliseconds(40), link.NextDeadline);

        _host.Now = TimeSpan.FromMilliseconds(40);
        link.Advance();
        Assert.Equal([1, 2, 3], _host.Sent);
        Assert.Equal(TimeSpan.MaxValue, link.NextDeadline);
    }

    [Fact]
    public void Shares_are_met_and_the_same_seed_meets_the_same_packets()
    {
        var first = Survivors(seed: 7);
        var second = Survivors(seed: 7);
        var other = Survivors(seed: 8);

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.InRange(first.Count, 620, 780);
    }

    [Fact]
    public void A_doubled_datagram_arrives_twice_with_bytes_of_its_own()
    {
        _rules = [new ActiveRule(new PacketRule { Duplicate = 1 })];
        var link = Link();
        _peer.Scribbles = true;

        link.Receive(Address, Media(5));
        link.Advance();

        Assert.Equal([5, 5], _peer.Received);
    }

    [Fact]
    public void Rules_that_meet_the_same_datagram_all_have_their_effect()
    {
        _rules =
        [
            new ActiveRule(new PacketRule { Delay = TimeSpan.FromMilliseconds(40) }),
            new ActiveRule(new PacketRule { Drop = 0.3, Seed = 7 }),
            new ActiveRule(new PacketRule { Delay = TimeSpan.FromMilliseconds(20) }),
        ];
        var link = Link();
        for (var i = 0; i < 1000; i++)
        {
            link.Send(Address, Media((byte)i));
        }

        Assert.Equal(TimeSpan.FromMilliseconds(60), link.NextDeadline);
        _host.Now = TimeSpan.FromMilliseconds(60);
        link.Advance();

        byte[] delayed = [.. _host.Sent];
        Assert.Equal(Survivors(seed: 7), delayed);
    }

    [Fact]
    public void An_address_that_the_peer_has_authenticated_leads_to_the_link_and_not_past_it()
    {
        var link = Link();

        link.Learn(Address, _peer);

        Assert.Equal([(Address, link)], _host.Learned);
    }

    [Fact]
    public void All_problems_of_a_rule_are_named_at_once()
    {
        var problem = Assert.Throws<ArgumentException>(new PacketRule { Drop = 1.5, Delay = TimeSpan.FromSeconds(-1), Kinds = PacketKinds.None }.Validate);

        Assert.All(["Drop is 1.5; allowed is 0 to 1", "Delay is -00:00:01", "Kinds is None"], part => Assert.Contains(part, problem.Message, StringComparison.Ordinal));
    }

    private static byte[] Media(byte number) => [128, 111, number];

    private List<byte> Survivors(int seed)
    {
        _host.Sent.Clear();
        _rules = [new ActiveRule(new PacketRule { Drop = 0.3, Seed = seed })];
        var link = Link();
        for (var i = 0; i < 1000; i++)
        {
            link.Send(Address, Media((byte)i));
            link.Advance();
        }

        return [.. _host.Sent];
    }

    private FaultyLink Link(string identity = "ann")
    {
        var link = new FaultyLink(_host, identity, () => _rules);
        link.Claim("ufrag", _peer);
        return link;
    }

    private sealed class FakeHost : IDatagramHost
    {
        public TimeSpan Now { get; set; }

        public IReadOnlyList<TransportAddress> LocalAddresses => [];

        public List<byte> Sent { get; } = [];

        public List<(TransportAddress From, IDatagramPeer Peer)> Learned { get; } = [];

        public void Send(TransportAddress to, ReadOnlySpan<byte> datagram) => Sent.Add(datagram[2]);

        public void Wake(TimeSpan deadline)
        {
        }

        public void Claim(string ufrag, IDatagramPeer peer)
        {
        }

        public void Learn(TransportAddress from, IDatagramPeer peer) => Learned.Add((from, peer));

        public void Release(IDatagramPeer peer)
        {
        }
    }

    private sealed class FakePeer : IDatagramPeer
    {
        public TimeSpan NextDeadline => TimeSpan.MaxValue;

        public bool Scribbles { get; set; }

        public List<byte> Received { get; } = [];

        public void Receive(TransportAddress from, Span<byte> datagram)
        {
            Received.Add(datagram[2]);
            if (Scribbles)
            {
                datagram.Clear();
            }
        }

        public void Advance()
        {
        }
    }
}

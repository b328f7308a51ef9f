using Senytl.Livekit.Rtc.Stun;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Tests.Rtc.Network;

/// <summary>One end of a <see cref="VirtualNetwork"/>, for one peer.</summary>
internal sealed class VirtualHost(VirtualNetwork network, TransportAddress address) : IDatagramHost
{
    public TransportAddress Address { get; set; } = address;

    public IDatagramPeer? Peer { get; private set; }

    public TimeSpan Now => network.Now;

    public IReadOnlyList<TransportAddress> LocalAddresses => [Address];

    public TimeSpan NextDeadline => Peer?.NextDeadline ?? TimeSpan.MaxValue;

    /// <summary>Everything this host received, when set.</summary>
    public List<byte[]>? Captured { get; set; }

    public void Send(TransportAddress to, ReadOnlySpan<byte> datagram) => network.Send(Address, to, datagram);

    public void Wake(TimeSpan deadline)
    {
    }

    public void Claim(string ufrag, IDatagramPeer peer) => Peer = peer;

    public void Learn(TransportAddress from, IDatagramPeer peer)
    {
    }

    public void Release(IDatagramPeer peer) => Peer = null;

    public void Deliver(TransportAddress from, byte[] datagram)
    {
        Captured?.Add((byte[])datagram.Clone());
        Peer?.Receive(from, datagram);
    }

    public void AdvanceIfDue()
    {
        if (Peer is { } peer && peer.NextDeadline <= Now)
        {
            peer.Advance();
        }
    }
}

using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Transport;

/// <summary>Gives everything to the one peer of a socket: what a full agent needs, since answers to its checks name nobody.</summary>
internal sealed class SingleRouter : IDatagramRouter
{
    private volatile IDatagramPeer? only;

    public IDatagramPeer? Route(TransportAddress from, ReadOnlySpan<byte> datagram) => only;

    public void Learn(TransportAddress from, IDatagramPeer peer)
    {
    }

    /// <exception cref="InvalidOperationException">Another peer has the socket.</exception>
    public void Claim(string ufrag, IDatagramPeer peer)
    {
        if ((Interlocked.CompareExchange(ref only, peer, null) ?? peer) != peer)
        {
            throw new InvalidOperationException("This socket serves one peer already; open a socket for each, or share one with UdpHost.Shared.");
        }
    }

    public void Release(IDatagramPeer peer) => Interlocked.CompareExchange(ref only, null, peer);

    public void CopyPeers(List<IDatagramPeer> peers)
    {
        if (only is { } peer)
        {
            peers.Add(peer);
        }
    }
}

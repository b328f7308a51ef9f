using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Transport;

/// <summary>Decides whose a datagram is. Thread safe.</summary>
internal interface IDatagramRouter
{
    /// <summary>The peer of a datagram; null drops it.</summary>
    IDatagramPeer? Route(TransportAddress from, ReadOnlySpan<byte> datagram);

    /// <summary>The peer has authenticated the address.</summary>
    void Learn(TransportAddress from, IDatagramPeer peer);

    void Claim(string ufrag, IDatagramPeer peer);

    void Release(IDatagramPeer peer);

    /// <summary>Appends all peers.</summary>
    void CopyPeers(List<IDatagramPeer> peers);
}

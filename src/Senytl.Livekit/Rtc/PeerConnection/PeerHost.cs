using Senytl.Livekit.Rtc.Stun;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>The host as a transport sees it: datagrams and deadlines go through the peer connection, which has timers of its own.</summary>
internal sealed class PeerHost(IDatagramHost host, IDatagramPeer peer) : IDatagramHost
{
    /// <inheritdoc />
    public TimeSpan Now => host.Now;

    /// <inheritdoc />
    public IReadOnlyList<TransportAddress> LocalAddresses => host.LocalAddresses;

    /// <inheritdoc />
    public void Send(TransportAddress to, ReadOnlySpan<byte> datagram) => host.Send(to, datagram);

    /// <inheritdoc />
    public void Wake(TimeSpan deadline) => host.Wake(deadline);

    /// <inheritdoc />
    public void Claim(string ufrag, IDatagramPeer ignored) => host.Claim(ufrag, peer);

    /// <inheritdoc />
    public void Learn(TransportAddress from, IDatagramPeer ignored) => host.Learn(from, peer);

    /// <inheritdoc />
    public void Release(IDatagramPeer ignored) => host.Release(peer);
}

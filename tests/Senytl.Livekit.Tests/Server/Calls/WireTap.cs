using Senytl.Livekit.Rtc.Stun;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Tests.Server.Calls;

/// <summary>A host that keeps copies of the first datagrams sent through it, for those who want to forge them.</summary>
internal sealed class WireTap(IDatagramHost host) : IDatagramHost
{
    private readonly List<byte[]> _kept = [];
    private readonly Lock _gate = new();
    private volatile int _wanted;

    public TimeSpan Now => host.Now;

    public IReadOnlyList<TransportAddress> LocalAddresses => host.LocalAddresses;

    /// <summary>Where this peer found its server.</summary>
    public TransportAddress? Remote { get; private set; }

    /// <summary>Keeps so many of the datagrams that follow. Default: none.</summary>
    public void Keep(int datagrams) => _wanted = datagrams;

    public byte[][] Kept()
    {
        lock (_gate)
        {
            return [.. _kept];
        }
    }

    public void Send(TransportAddress to, ReadOnlySpan<byte> datagram)
    {
        if (_wanted > 0)
        {
            lock (_gate)
            {
                _wanted--;
                Remote = to;
                _kept.Add(datagram.ToArray());
            }
        }

        host.Send(to, datagram);
    }

    public void Wake(TimeSpan deadline) => host.Wake(deadline);

    public void Claim(string ufrag, IDatagramPeer peer) => host.Claim(ufrag, peer);

    public void Learn(TransportAddress from, IDatagramPeer peer) => host.Learn(from, peer);

    public void Release(IDatagramPeer peer) => host.Release(peer);
}

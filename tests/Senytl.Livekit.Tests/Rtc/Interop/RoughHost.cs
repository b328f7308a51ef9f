using Senytl.Livekit.Rtc.Stun;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Tests.Rtc.Interop;

/// <summary>A real socket whose datagrams are lost, doubled and overtaken in both directions once it is told to.</summary>
internal sealed class RoughHost(IDatagramHost inner, int seed) : IDatagramHost
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private (TransportAddress To, byte[] Datagram)? _overtaken;
    private RoughPeer? _peer;

    /// <summary>Share of datagrams lost; a tenth is doubled and a tenth overtaken beside that. 0 leaves everything alone.</summary>
    public double Loss { get; set; }

    public long Lost { get; private set; }

    public TimeSpan Now => inner.Now;

    public IReadOnlyList<TransportAddress> LocalAddresses => inner.LocalAddresses;

    public void Wake(TimeSpan deadline) => inner.Wake(deadline);

    public void Claim(string ufrag, IDatagramPeer peer) => inner.Claim(ufrag, _peer ??= new RoughPeer(this, peer));

    public void Learn(TransportAddress from, IDatagramPeer peer) => inner.Learn(from, _peer!);

    public void Release(IDatagramPeer peer)
    {
    }

    public void Send(TransportAddress to, ReadOnlySpan<byte> datagram)
    {
        lock (_gate)
        {
            switch (Draw())
            {
                case Fate.Lost:
                    return;
                case Fate.Overtaken when _overtaken is null:
                    _overtaken = (to, datagram.ToArray());
                    return;
                case Fate.Doubled:
                    inner.Send(to, datagram);
                    break;
            }

            inner.Send(to, datagram);
            if (_overtaken is { } late)
            {
                _overtaken = null;
                inner.Send(late.To, late.Datagram);
            }
        }
    }

    private Fate Draw()
    {
        lock (_gate)
        {
            if (Loss == 0)
            {
                return Fate.Delivered;
            }

            var draw = _random.NextDouble();
            Lost += draw < Loss ? 1 : 0;
            return draw < Loss ? Fate.Lost : draw < Loss + 0.1 ? Fate.Doubled : draw < Loss + 0.2 ? Fate.Overtaken : Fate.Delivered;
        }
    }

    private enum Fate
    {
        Delivered,
        Lost,
        Doubled,
        Overtaken,
    }

    private sealed class RoughPeer(RoughHost host, IDatagramPeer peer) : IDatagramPeer
    {
        private (TransportAddress From, byte[] Datagram)? _overtaken;

        public TimeSpan NextDeadline => peer.NextDeadline;

        public void Advance() => peer.Advance();

        public void Receive(TransportAddress from, Span<byte> datagram)
        {
            var fate = host.Draw();
            if (fate == Fate.Lost)
            {
                return;
            }

            if (fate == Fate.Overtaken && _overtaken is null)
            {
                _overtaken = (from, datagram.ToArray());
                return;
            }

            if (fate == Fate.Doubled)
            {
                peer.Receive(from, datagram.ToArray());
            }

            peer.Receive(from, datagram);
            if (_overtaken is { } late)
            {
                _overtaken = null;
                peer.Receive(late.From, late.Datagram);
            }
        }
    }
}

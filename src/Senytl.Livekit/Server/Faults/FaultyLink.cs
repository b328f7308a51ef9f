using Senytl.Livekit.Rtc.Stun;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Server.Faults;

/// <summary>Stands between a host and one peer, and treats datagrams as the rules say. Without rules it passes them on as they are.</summary>
internal sealed class FaultyLink(IDatagramHost host, string identity, Func<ActiveRule[]> rules) : IDatagramHost, IDatagramPeer
{
    /// <summary>Most datagrams held back; more are lost.</summary>
    private const int Capacity = 10_000;

    /// <summary>Most times that rules together make a datagram arrive.</summary>
    private const int MostCopies = 8;

    private readonly Lock _gate = new();
    private readonly PriorityQueue<Held, (TimeSpan Due, long Order)> _held = new();
    private IDatagramPeer? _peer;
    private long _nextHeld = TimeSpan.MaxValue.Ticks;
    private long _order;

    /// <summary>Called when the host has dropped this peer for a fault of it.</summary>
    public Action<Exception>? Dropped { get; init; }

    public TimeSpan Now => host.Now;

    public IReadOnlyList<TransportAddress> LocalAddresses => host.LocalAddresses;

    public TimeSpan NextDeadline
    {
        get
        {
            var held = new TimeSpan(Volatile.Read(ref _nextHeld));
            var peer = _peer?.NextDeadline ?? TimeSpan.MaxValue;
            return held < peer ? held : peer;
        }
    }

    public void Send(TransportAddress to, ReadOnlySpan<byte> datagram)
    {
        if (!TryHold(to, datagram, PacketDirection.ToClient))
        {
            host.Send(to, datagram);
        }
    }

    public void Receive(TransportAddress from, Span<byte> datagram)
    {
        if (!TryHold(from, datagram, PacketDirection.FromClient))
        {
            _peer?.Receive(from, datagram);
        }
    }

    public void Wake(TimeSpan deadline) => host.Wake(deadline);

    public void Claim(string ufrag, IDatagramPeer peer)
    {
        _peer = peer;
        host.Claim(ufrag, this);
    }

    public void Learn(TransportAddress from, IDatagramPeer peer) => host.Learn(from, this);

    public void Release(IDatagramPeer peer) => host.Release(this);

    public void Advance()
    {
        while (TryTakeDue(out var held))
        {
            if (held.Direction == PacketDirection.ToClient)
            {
                host.Send(held.Address, held.Datagram);
            }
            else
            {
                _peer?.Receive(held.Address, held.Datagram);
            }
        }

        if (_peer is { } peer && peer.NextDeadline <= Now)
        {
            peer.Advance();
        }
    }

    /// <summary>True when a rule took the datagram: it comes later, more often, or never. Rules work one after another, so all that meet it have their effect.</summary>
    private bool TryHold(TransportAddress address, ReadOnlySpan<byte> datagram, PacketDirection direction)
    {
        var active = rules();
        if (active.Length == 0)
        {
            return false;
        }

        var (met, copies, delay) = (false, 1, TimeSpan.Zero);
        var kind = ActiveRule.KindOf(datagram);
        foreach (var rule in active)
        {
            if (rule.Meets(identity, direction, kind))
            {
                met = true;
                var (times, more) = rule.Decide();
                copies *= times;
                delay += more;
            }
        }

        if (met)
        {
            Hold(new Held(address, copies > 0 ? datagram.ToArray() : [], direction), Math.Min(copies, MostCopies), Now + delay);
        }

        return met;
    }

    private void Hold(Held held, int copies, TimeSpan due)
    {
        lock (_gate)
        {
            for (var copy = 0; copy < copies && _held.Count < Capacity; copy++)
            {
                // A receiver may decrypt in place, so each copy has bytes of its own.
                _held.Enqueue(copy == 0 ? held : held with { Datagram = [.. held.Datagram] }, (due, _order++));
            }

            NoteNext();
        }

        host.Wake(due);
    }

    private bool TryTakeDue(out Held held)
    {
        lock (_gate)
        {
            var due = _held.TryPeek(out held, out var at) && at.Due <= Now;
            if (due)
            {
                _held.Dequeue();
                NoteNext();
            }

            return due;
        }
    }

    private void NoteNext() =>
        Volatile.Write(ref _nextHeld, _held.TryPeek(out _, out var next) ? next.Due.Ticks : TimeSpan.MaxValue.Ticks);

    private readonly record struct Held(TransportAddress Address, byte[] Datagram, PacketDirection Direction);
}

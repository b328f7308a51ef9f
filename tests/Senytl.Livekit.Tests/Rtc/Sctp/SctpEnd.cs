using Senytl.Livekit.Rtc.Sctp;
using Senytl.Livekit.Rtc.Stun;
using Senytl.Livekit.Rtc.Transport;
using Senytl.Livekit.Tests.Rtc.Network;

namespace Senytl.Livekit.Tests.Rtc.Sctp;

/// <summary>One association on a virtual network, without DTLS between.</summary>
internal sealed class SctpEnd : IDatagramPeer, ISctpHandler
{
    private readonly VirtualHost _host;
    private TimeSpan _lastDelivery;

    public SctpEnd(VirtualHost host, SctpOptions? options = null)
    {
        _host = host;
        Association = new SctpAssociation(options ?? new SctpOptions(), this);
        host.Claim("", this);
    }

    public SctpAssociation Association { get; }

    public TransportAddress Remote { get; set; }

    public List<(ushort Stream, uint Protocol, byte[] Content)> Messages { get; } = [];

    public List<ushort> IncomingResets { get; } = [];

    public List<ushort> OutgoingResets { get; } = [];

    public string? Closed { get; private set; }

    public int Connections { get; private set; }

    public long Released { get; private set; }

    /// <summary>Longest time between two deliveries, or between <see cref="StartWatch"/> and the first.</summary>
    public TimeSpan LongestStall { get; private set; }

    public TimeSpan NextDeadline => Association.NextDeadline;

    public void StartWatch() => (_lastDelivery, LongestStall) = (_host.Now, TimeSpan.Zero);

    public bool Send(ushort stream, byte[] content, SctpDelivery delivery = default) =>
        Association.TrySend(stream, 53, content, delivery, _host.Now);

    public void Connect() => Association.Connect(_host.Now);

    public void Reset(ushort stream) => Association.ResetStream(stream, _host.Now);

    public void Shutdown() => Association.Shutdown(_host.Now);

    public void Receive(TransportAddress from, Span<byte> datagram) => Association.Receive(datagram, _host.Now);

    public void Advance() => Association.Advance(_host.Now);

    public void Transmit(ReadOnlySpan<byte> packet) => _host.Send(Remote, packet);

    public void OnConnected() => Connections++;

    public void OnClosed(string reason, bool failed) => Closed = reason;

    public void OnMessage(ushort stream, uint protocol, byte[] message)
    {
        Messages.Add((stream, protocol, message));
        var gap = _host.Now - _lastDelivery;
        LongestStall = gap > LongestStall ? gap : LongestStall;
        _lastDelivery = _host.Now;
    }

    public void OnReleased(ushort stream, uint protocol, int bytes) => Released += bytes;

    public void OnIncomingReset(ushort stream) => IncomingResets.Add(stream);

    public void OnOutgoingReset(ushort stream) => OutgoingResets.Add(stream);
}

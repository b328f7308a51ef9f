using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Tests.Rtc.Ice;

/// <summary>Keeps what an agent sends.</summary>
internal sealed class IceOutbox : IDatagramSender
{
    private readonly List<(TransportAddress To, byte[] Bytes)> sent = [];

    public (TransportAddress To, byte[] Bytes) Last => sent[^1];

    public IEnumerable<TransportAddress> Targets => sent.Select(datagram => datagram.To);

    public void Send(TransportAddress to, ReadOnlySpan<byte> datagram) => sent.Add((to, datagram.ToArray()));
}

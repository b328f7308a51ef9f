using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Transport;

/// <summary>One end that a host feeds. A host never overlaps calls to one peer.</summary>
internal interface IDatagramPeer
{
    /// <summary>When <see cref="Advance"/> is next due; <see cref="TimeSpan.MaxValue"/> when nothing is pending.</summary>
    TimeSpan NextDeadline { get; }

    /// <summary>Takes a datagram, which may be decrypted in place. One that authenticates its sender's address is followed by <see cref="IDatagramHost.Learn"/>.</summary>
    void Receive(TransportAddress from, Span<byte> datagram);

    /// <summary>Does what has become due at <see cref="IDatagramHost.Now"/>.</summary>
    void Advance();
}

using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Transport;

/// <summary>What a peer needs of its surroundings: a clock, a way out and a wake-up. A socket is one, a virtual network another.</summary>
internal interface IDatagramHost : IDatagramSender
{
    /// <summary>Monotonic time since an arbitrary start.</summary>
    TimeSpan Now { get; }

    /// <summary>Where peers reach this host; each becomes a host candidate.</summary>
    IReadOnlyList<TransportAddress> LocalAddresses { get; }

    /// <summary>The peer's <see cref="IDatagramPeer.NextDeadline"/> may have moved to this time. Called from any thread.</summary>
    void Wake(TimeSpan deadline);

    /// <summary>STUN requests for this username fragment belong to the peer; it may hold several while it restarts ICE, the last ones claimed. To claim one again keeps it.</summary>
    void Claim(string ufrag, IDatagramPeer peer);

    /// <summary>The peer has authenticated this address: what comes from there is for it.</summary>
    void Learn(TransportAddress from, IDatagramPeer peer);

    /// <summary>Forgets the peer, its fragments and addresses.</summary>
    void Release(IDatagramPeer peer);
}

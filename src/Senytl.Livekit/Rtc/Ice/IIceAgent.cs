using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Ice;

/// <summary>One ICE agent of one component: a state machine without clock or socket. Not thread safe.</summary>
internal interface IIceAgent
{
    IceMode Mode { get; }

    IceState State { get; }

    IceCredentials Local { get; }

    /// <summary>The fragment whose checks are still answered while a restart is under way; null otherwise.</summary>
    string? PreviousUfrag { get; }

    /// <summary>Where to send, once a path is nominated.</summary>
    TransportAddress? Selected { get; }

    /// <summary><see cref="TimeSpan.MaxValue"/> when nothing is pending.</summary>
    TimeSpan NextDeadline { get; }

    /// <summary>Whether an address has taken part in an authenticated check, so that its other packets deserve a look.</summary>
    bool Knows(TransportAddress address);

    /// <summary>Takes the peer's credentials; others than before mean that it restarted.</summary>
    void Start(IceCredentials remote, TimeSpan now);

    void AddRemoteCandidate(IceCandidate candidate, TimeSpan now);

    /// <summary>Makes new local credentials. Checks with those in use are answered until the new ones are used.</summary>
    void Restart(TimeSpan now);

    /// <returns>True when the datagram was authenticated.</returns>
    bool Receive(TransportAddress from, ReadOnlySpan<byte> datagram, TimeSpan now);

    void Advance(TimeSpan now);
}

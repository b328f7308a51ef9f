namespace Senytl.Livekit.Rtc.Stun;

/// <summary>The way out of a state machine: sends a datagram, or loses it without a word, as UDP does.</summary>
internal interface IDatagramSender
{
    /// <summary>Called from any thread; must not call back into the sender's owner before it returns.</summary>
    void Send(TransportAddress to, ReadOnlySpan<byte> datagram);
}

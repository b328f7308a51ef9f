namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>What an association does to its surroundings, from within a call to it. It may send and reset streams from there, nothing else.</summary>
internal interface ISctpHandler
{
    /// <summary>Sends a packet; valid only during the call.</summary>
    void Transmit(ReadOnlySpan<byte> packet);

    /// <summary>The handshake is complete.</summary>
    void OnConnected();

    /// <summary>The association ended, with the reason; failed when neither end wanted that.</summary>
    void OnClosed(string reason, bool failed);

    /// <summary>A complete message; the array is the handler's.</summary>
    void OnMessage(ushort stream, uint protocol, byte[] message);

    /// <summary>Bytes of a message were acknowledged or given up.</summary>
    void OnReleased(ushort stream, uint protocol, int bytes);

    /// <summary>The peer reset the stream on which it sends.</summary>
    void OnIncomingReset(ushort stream);

    /// <summary>The peer confirmed that our outgoing stream is reset.</summary>
    void OnOutgoingReset(ushort stream);
}

namespace Senytl.Livekit.Rtc.Transport;

/// <summary>What a secure transport delivers, on the host's thread and outside the transport's locks: sending from here is allowed.</summary>
internal interface ISecureTransportHandler
{
    /// <summary>A decrypted, authenticated RTP packet that was not seen before. The memory is the receiver's only for the length of the call, and may be written.</summary>
    void OnRtp(Span<byte> packet);

    /// <summary>A decrypted, authenticated compound RTCP packet.</summary>
    void OnRtcp(ReadOnlySpan<byte> packet);

    /// <summary>The content of one DTLS record: an SCTP packet.</summary>
    void OnSctp(ReadOnlySpan<byte> packet);

    void OnStateChanged(SecureTransportState state);
}

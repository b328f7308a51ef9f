namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>Takes a datagram for the peer; the memory is valid for the length of the call.</summary>
internal delegate void DatagramOutput(ReadOnlySpan<byte> datagram);

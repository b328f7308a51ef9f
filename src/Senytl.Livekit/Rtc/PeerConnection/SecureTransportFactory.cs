using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>Makes the transport of a peer connection.</summary>
internal delegate ISecureTransport SecureTransportFactory(IDatagramHost host, SecureTransportOptions options, ISecureTransportHandler handler);

using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;

namespace Senytl.Livekit.Rtc.Transport;

/// <summary>What a peer's SDP says about its transport.</summary>
/// <param name="Credentials">Its <c>ice-ufrag</c> and <c>ice-pwd</c>.</param>
/// <param name="Fingerprint">The certificate it will present.</param>
internal sealed record RemoteTransportParameters(IceCredentials Credentials, DtlsFingerprint Fingerprint);

using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Ice;

namespace Senytl.Livekit.Rtc.Transport;

/// <summary>How a <see cref="ISecureTransport"/> behaves.</summary>
internal sealed record SecureTransportOptions
{
    /// <summary>The certificate to present; not disposed by the transport.</summary>
    public required DtlsCertificate Certificate { get; init; }

    /// <summary>Default <see cref="IceMode.Lite"/>.</summary>
    public IceMode IceMode { get; init; } = IceMode.Lite;

    /// <summary>Time without an authenticated answer or check after which the state is disconnected. Default 10 s.</summary>
    public TimeSpan DisconnectedAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time without one after which consent is gone (RFC 7675 section 5.1) and the state is failed. Default 30 s.</summary>
    public TimeSpan FailedAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time from the start within which ICE and DTLS must complete. Default 30 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);
}

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>Handshake messages, RFC 5246 section 7.4 and RFC 6347 section 4.3.2.</summary>
internal enum DtlsHandshakeType : byte
{
    HelloRequest = 0,
    ClientHello = 1,
    ServerHello = 2,
    HelloVerifyRequest = 3,
    Certificate = 11,
    ServerKeyExchange = 12,
    CertificateRequest = 13,
    ServerHelloDone = 14,
    CertificateVerify = 15,
    ClientKeyExchange = 16,
    Finished = 20,
}

using Senytl.Livekit.Rtc.Srtp;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>The client's side, RFC 5246 section 7.3, with the cookie exchange of RFC 6347 section 4.2.1.</summary>
internal sealed class DtlsClientHandshake(DtlsCertificate certificate, DtlsFingerprint expectedPeer) : DtlsHandshake(certificate, expectedPeer)
{
    private DtlsHandshakeType expected = DtlsHandshakeType.ServerHello;
    private byte[] serverPoint = [];
    private bool certificateRequested;
    private bool verified;

    protected override DtlsRole Role => DtlsRole.Client;

    public override void Start() => SayHello([]);

    protected override void Handle(DtlsHandshakeMessage message)
    {
        if (message.Type == DtlsHandshakeType.HelloVerifyRequest && expected == DtlsHandshakeType.ServerHello && !verified)
        {
            TakeVerifyRequest(message);
            return;
        }

        if (message.Type == DtlsHandshakeType.CertificateRequest && expected == DtlsHandshakeType.ServerHelloDone && !certificateRequested)
        {
            TakeCertificateRequest(message);
            return;
        }

        if (message.Type != expected)
        {
            Fail(DtlsAlert.UnexpectedMessage, $"the server sent {message.Type} where {expected} was due");
            return;
        }

        switch (message.Type)
        {
            case DtlsHandshakeType.ServerHello:
                TakeHello(message);
                expected = DtlsHandshakeType.Certificate;
                break;
            case DtlsHandshakeType.Certificate:
                TakeCertificate(message);
                expected = DtlsHandshakeType.ServerKeyExchange;
                break;
            case DtlsHandshakeType.ServerKeyExchange:
                TakeKeyExchange(message);
                expected = DtlsHandshakeType.ServerHelloDone;
                break;
            case DtlsHandshakeType.ServerHelloDone:
                Answer(message);
                expected = DtlsHandshakeType.Finished;
                break;
            default:
                if (TakeFinished(message))
                {
                    Flight.Clear();
                    Complete();
                }

                break;
        }
    }

    private void SayHello(ReadOnlySpan<byte> cookie)
    {
        Transcript.Clear();
        BeginFlight();
        Say(DtlsHandshakeType.ClientHello, DtlsClientHello.Write(OwnRandom, cookie));
    }

    private void TakeVerifyRequest(DtlsHandshakeMessage message)
    {
        var reader = new DtlsReader(message.Body);
        if (!reader.TryUInt16(out _) || !reader.TryVector8(out var cookie) || !reader.AtEnd)
        {
            Fail(DtlsAlert.DecodeError, "the HelloVerifyRequest is malformed");
            return;
        }

        verified = true;
        SayHello(cookie);
    }

    private void TakeHello(DtlsHandshakeMessage message)
    {
        if (!DtlsServerHello.TryRead(message.Body, out var hello))
        {
            Fail(DtlsAlert.DecodeError, "the ServerHello is malformed");
        }
        else if (hello.Version != DtlsNumbers.Version12)
        {
            Fail(DtlsAlert.ProtocolVersion, "the server does not speak DTLS 1.2");
        }
        else if (hello.Suite != DtlsNumbers.CipherSuite || hello.Compression != 0)
        {
            Fail(DtlsAlert.IllegalParameter, "the server chose a cipher suite that was not offered");
        }
        else if (!hello.Extensions.ExtendedMasterSecret)
        {
            Fail(DtlsAlert.HandshakeFailure, "the server does not use the extended master secret (RFC 7627)");
        }
        else if (hello.Extensions.RenegotiationInfo is { Length: > 0 })
        {
            Fail(DtlsAlert.HandshakeFailure, "the server names a session that does not exist");
        }
        else if (hello.Extensions.Others.Count > 0)
        {
            Fail(DtlsAlert.UnsupportedExtension, $"the server answers extension {hello.Extensions.Others[0]}, which was not offered");
        }
        else if (hello.Extensions.SrtpProfiles is not [var profile] || !SrtpProfiles.Preferred.Contains(profile))
        {
            Fail(DtlsAlert.IllegalParameter, "the server chose no SRTP profile that was offered");
        }
        else
        {
            Profile = profile;
            PeerRandom = hello.Random;
            Transcript.Add(message);
        }
    }

    private void TakeKeyExchange(DtlsHandshakeMessage message)
    {
        var reader = new DtlsReader(message.Body);
        if (!reader.TryByte(out var curveType)
            || !reader.TryUInt16(out var curve)
            || !reader.TryVector8(out var point)
            || curveType != DtlsNumbers.NamedCurve
            || curve != DtlsNumbers.P256)
        {
            Fail(DtlsAlert.IllegalParameter, "the server's key exchange is not on P-256");
            return;
        }

        var parameters = message.Body.AsSpan(0, 4 + point.Length);
        if (!reader.TryReadSignature(out var signature)
            || !PeerCertificate!.Verifies([.. OwnRandom, .. PeerRandom, .. parameters], signature))
        {
            Fail(DtlsAlert.DecryptError, "the signature of the server's key exchange does not fit its certificate");
            return;
        }

        serverPoint = point.ToArray();
        Transcript.Add(message);
    }

    private void TakeCertificateRequest(DtlsHandshakeMessage message)
    {
        if (!DtlsCertificateRequest.Accepts(message.Body))
        {
            Fail(DtlsAlert.HandshakeFailure, "the server does not take ECDSA P-256 certificates");
            return;
        }

        certificateRequested = true;
        Transcript.Add(message);
    }

    private void Answer(DtlsHandshakeMessage message)
    {
        if (message.Body.Length != 0)
        {
            Fail(DtlsAlert.DecodeError, "the ServerHelloDone is malformed");
            return;
        }

        if (!KeyExchange.TryAgree(serverPoint, out var premaster))
        {
            Fail(DtlsAlert.IllegalParameter, "the server's key share is no point of P-256");
            return;
        }

        Transcript.Add(message);
        BeginFlight();
        if (certificateRequested)
        {
            Say(DtlsHandshakeType.Certificate, DtlsCertificateMessage.Write(Certificate.Der.Span));
        }

        Say(DtlsHandshakeType.ClientKeyExchange, new DtlsWriter().Vector8(KeyExchange.PublicPoint).ToArray());
        DeriveKeys(premaster);
        if (certificateRequested)
        {
            Say(DtlsHandshakeType.CertificateVerify, new DtlsWriter().Signature(Certificate.Sign(Transcript.Bytes)).ToArray());
        }

        SayFinished();
    }
}

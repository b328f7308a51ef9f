using Senytl.Livekit.Rtc.Srtp;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>The server's side, RFC 5246 section 7.3. No cookie is asked for: ICE has proved the client's address.</summary>
internal sealed class DtlsServerHandshake(DtlsCertificate certificate, DtlsFingerprint expectedPeer) : DtlsHandshake(certificate, expectedPeer)
{
    private DtlsHandshakeType expected = DtlsHandshakeType.ClientHello;

    protected override DtlsRole Role => DtlsRole.Server;

    protected override void Handle(DtlsHandshakeMessage message)
    {
        if (message.Type != expected)
        {
            Fail(DtlsAlert.UnexpectedMessage, $"the client sent {message.Type} where {expected} was due");
            return;
        }

        switch (message.Type)
        {
            case DtlsHandshakeType.ClientHello:
                TakeHello(message);
                expected = DtlsHandshakeType.Certificate;
                break;
            case DtlsHandshakeType.Certificate:
                TakeCertificate(message);
                expected = DtlsHandshakeType.ClientKeyExchange;
                break;
            case DtlsHandshakeType.ClientKeyExchange:
                TakeKeyExchange(message);
                expected = DtlsHandshakeType.CertificateVerify;
                break;
            case DtlsHandshakeType.CertificateVerify:
                TakeCertificateVerify(message);
                expected = DtlsHandshakeType.Finished;
                break;
            default:
                Finish(message);
                break;
        }
    }

    private void TakeHello(DtlsHandshakeMessage message)
    {
        if (!DtlsClientHello.TryRead(message.Body, out var hello))
        {
            Fail(DtlsAlert.DecodeError, "the ClientHello is malformed");
            return;
        }

        var offered = hello.Extensions;
        if (offered.Versions?.Contains(DtlsNumbers.Version12) == false)
        {
            Fail(DtlsAlert.ProtocolVersion, "the client does not speak DTLS 1.2");
        }
        else if (!hello.OffersSuite
            || offered.Groups?.Contains(DtlsNumbers.P256) == false
            || offered.SignatureAlgorithms?.Contains(DtlsNumbers.EcdsaSha256) == false)
        {
            Fail(DtlsAlert.HandshakeFailure, "the client does not offer ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 with P-256 and ecdsa_secp256r1_sha256");
        }
        else if (!offered.ExtendedMasterSecret)
        {
            Fail(DtlsAlert.HandshakeFailure, "the client does not offer the extended master secret (RFC 7627)");
        }
        else if (offered.RenegotiationInfo is { Length: > 0 })
        {
            Fail(DtlsAlert.HandshakeFailure, "the client tries to renegotiate a session that does not exist");
        }
        else if (SharedProfile(offered) is not { } profile)
        {
            Fail(DtlsAlert.HandshakeFailure, "the client offers no SRTP profile of AEAD_AES_128_GCM and AES128_CM_HMAC_SHA1_80");
        }
        else
        {
            Profile = profile;
            PeerRandom = hello.Random;
            Transcript.Add(message);
            SayHello(hello, profile);
        }
    }

    private void SayHello(DtlsClientHello hello, SrtpProfile profile)
    {
        var parameters = KeyExchange.ServerParameters();
        var signature = Certificate.Sign([.. PeerRandom, .. OwnRandom, .. parameters]);
        BeginFlight();
        Say(DtlsHandshakeType.ServerHello, DtlsServerHello.Write(OwnRandom, hello, profile));
        Say(DtlsHandshakeType.Certificate, DtlsCertificateMessage.Write(Certificate.Der.Span));
        Say(DtlsHandshakeType.ServerKeyExchange, new DtlsWriter().Bytes(parameters).Signature(signature).ToArray());
        Say(DtlsHandshakeType.CertificateRequest, DtlsCertificateRequest.Write());
        Say(DtlsHandshakeType.ServerHelloDone, []);
    }

    private void TakeKeyExchange(DtlsHandshakeMessage message)
    {
        var reader = new DtlsReader(message.Body);
        if (!reader.TryVector8(out var point) || !reader.AtEnd)
        {
            Fail(DtlsAlert.DecodeError, "the ClientKeyExchange is malformed");
        }
        else if (!KeyExchange.TryAgree(point, out var premaster))
        {
            Fail(DtlsAlert.IllegalParameter, "the client's key share is no point of P-256");
        }
        else
        {
            Transcript.Add(message);
            DeriveKeys(premaster);
        }
    }

    private void TakeCertificateVerify(DtlsHandshakeMessage message)
    {
        var reader = new DtlsReader(message.Body);
        if (!reader.TryReadSignature(out var signature) || !PeerCertificate!.Verifies(Transcript.Bytes, signature))
        {
            Fail(DtlsAlert.DecryptError, "the client's CertificateVerify does not fit its certificate");
            return;
        }

        Transcript.Add(message);
    }

    private void Finish(DtlsHandshakeMessage message)
    {
        if (TakeFinished(message))
        {
            BeginFlight();
            SayFinished();
            Complete();
        }
    }

    private static SrtpProfile? SharedProfile(DtlsExtensions offered)
    {
        foreach (var profile in SrtpProfiles.Preferred)
        {
            if (offered.SrtpProfiles?.Contains(profile) == true)
            {
                return profile;
            }
        }

        return null;
    }
}

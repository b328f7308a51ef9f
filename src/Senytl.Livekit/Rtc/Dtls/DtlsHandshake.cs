using System.Security.Cryptography;
using Senytl.Livekit.Rtc.Srtp;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>What both sides of a handshake share: whole messages in, a flight of messages out, keys at the end.</summary>
internal abstract class DtlsHandshake(DtlsCertificate certificate, DtlsFingerprint expectedPeer) : IDisposable
{
    private ushort nextSequence;

    /// <summary>The messages to send now, and again when the peer does not react.</summary>
    public DtlsFlight Flight { get; } = new();

    /// <summary>Rises with each new flight.</summary>
    public int FlightNumber { get; private set; }

    public DtlsKeys? Keys { get; private set; }

    public SrtpProfile? Profile { get; protected set; }

    public DtlsFailure? Failure { get; private set; }

    public bool IsComplete { get; private set; }

    protected abstract DtlsRole Role { get; }

    protected DtlsCertificate Certificate { get; } = certificate;

    protected DtlsTranscript Transcript { get; } = new();

    protected DtlsKeyExchange KeyExchange { get; } = new();

    protected DtlsPeerCertificate? PeerCertificate { get; private set; }

    protected byte[] OwnRandom { get; } = RandomNumberGenerator.GetBytes(DtlsNumbers.RandomBytes);

    protected byte[] PeerRandom { get; set; } = [];

    /// <summary>The client's first flight; a server has none.</summary>
    public virtual void Start()
    {
    }

    public void Receive(DtlsHandshakeMessage message)
    {
        if (Failure is null && !IsComplete)
        {
            Handle(message);
        }
    }

    public void Dispose()
    {
        KeyExchange.Dispose();
        PeerCertificate?.Dispose();
    }

    protected abstract void Handle(DtlsHandshakeMessage message);

    protected void Fail(DtlsAlert alert, string reason) => Failure ??= new DtlsFailure(alert, reason);

    protected void BeginFlight()
    {
        Flight.Clear();
        FlightNumber++;
    }

    protected void Say(DtlsHandshakeType type, byte[] body)
    {
        var message = new DtlsHandshakeMessage(type, nextSequence++, body);
        Flight.Add(message, type == DtlsHandshakeType.Finished ? 1 : 0);
        Transcript.Add(message);
    }

    protected void SayFinished()
    {
        Flight.AddChangeCipherSpec();
        Say(DtlsHandshakeType.Finished, Keys!.VerifyData(Role, Transcript.Hash()));
    }

    protected void TakeCertificate(DtlsHandshakeMessage message)
    {
        if (!DtlsCertificateMessage.TryRead(message.Body, out var der))
        {
            Fail(DtlsAlert.DecodeError, "the peer's Certificate message is malformed");
        }
        else if (der.IsEmpty)
        {
            Fail(DtlsAlert.HandshakeFailure, "the peer presented no certificate");
        }
        else if (!expectedPeer.Matches(der))
        {
            Fail(DtlsAlert.BadCertificate, $"the peer's certificate has fingerprint {DtlsFingerprint.Of(der)}, announced was {expectedPeer}");
        }
        else if (!DtlsPeerCertificate.TryRead(der, out var peer))
        {
            Fail(DtlsAlert.UnsupportedCertificate, "the peer's certificate holds no P-256 key");
        }
        else
        {
            PeerCertificate = peer;
            Transcript.Add(message);
        }
    }

    /// <summary>Derives the keys; the transcript must end with ClientKeyExchange.</summary>
    protected void DeriveKeys(byte[] premaster) => Keys = Role == DtlsRole.Client
        ? new DtlsKeys(premaster, Transcript.Hash(), OwnRandom, PeerRandom)
        : new DtlsKeys(premaster, Transcript.Hash(), PeerRandom, OwnRandom);

    protected bool TakeFinished(DtlsHandshakeMessage message)
    {
        var peer = Role == DtlsRole.Client ? DtlsRole.Server : DtlsRole.Client;
        if (!CryptographicOperations.FixedTimeEquals(message.Body, Keys!.VerifyData(peer, Transcript.Hash())))
        {
            Fail(DtlsAlert.DecryptError, "the peer's Finished does not fit the handshake");
            return false;
        }

        Transcript.Add(message);
        return true;
    }

    protected void Complete() => IsComplete = true;
}

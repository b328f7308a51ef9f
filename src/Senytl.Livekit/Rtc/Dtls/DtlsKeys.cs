using System.Security.Cryptography;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>The extended master secret (RFC 7627 section 4) and what is drawn from it.</summary>
internal sealed class DtlsKeys
{
    private const int KeyBytes = 16;
    private const int FixedIvBytes = 4;

    private readonly byte[] master;
    private readonly byte[] clientRandom;
    private readonly byte[] serverRandom;

    /// <param name="premaster">The x coordinate of the shared point.</param>
    /// <param name="sessionHash">SHA-256 over all messages up to and with ClientKeyExchange.</param>
    /// <param name="clientRandom">32 bytes.</param>
    /// <param name="serverRandom">32 bytes.</param>
    public DtlsKeys(byte[] premaster, byte[] sessionHash, byte[] clientRandom, byte[] serverRandom)
    {
        this.clientRandom = clientRandom;
        this.serverRandom = serverRandom;
        master = TlsPrf.Derive(premaster, "extended master secret", sessionHash, 48);
        var block = TlsPrf.Derive(master, "key expansion", [.. serverRandom, .. clientRandom], 2 * (KeyBytes + FixedIvBytes));
        Client = (block[..KeyBytes], block[(2 * KeyBytes)..((2 * KeyBytes) + FixedIvBytes)]);
        Server = (block[KeyBytes..(2 * KeyBytes)], block[((2 * KeyBytes) + FixedIvBytes)..]);
        CryptographicOperations.ZeroMemory(premaster);
        CryptographicOperations.ZeroMemory(block);
    }

    /// <summary>What the client encrypts with.</summary>
    public (byte[] Key, byte[] Iv) Client { get; }

    /// <summary>What the server encrypts with.</summary>
    public (byte[] Key, byte[] Iv) Server { get; }

    /// <summary>The 12 bytes of a Finished message, RFC 5246 section 7.4.9.</summary>
    public byte[] VerifyData(DtlsRole sender, byte[] transcriptHash) =>
        TlsPrf.Derive(master, sender == DtlsRole.Client ? "client finished" : "server finished", transcriptHash, 12);

    /// <summary>Exported keying material without context, RFC 5705 section 4.</summary>
    public byte[] Export(string label, int length) => TlsPrf.Derive(master, label, [.. clientRandom, .. serverRandom], length);
}

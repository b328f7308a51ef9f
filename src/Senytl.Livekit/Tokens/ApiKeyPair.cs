using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Senytl.Livekit.Tokens;

/// <summary>The API key and secret of a server.</summary>
internal sealed class ApiKeyPair
{
    private const int LibraryMinimumBytes = 32;

    public ApiKeyPair(string key, string secret)
    {
        Key = key;
        Secret = secret;
        var bytes = Encoding.UTF8.GetBytes(secret);

        // RFC 2104 pads a short HMAC key with zeros, so this is the same key. The library refuses keys below 256 bits,
        // and the customary development secret has 48.
        if (bytes.Length < LibraryMinimumBytes)
        {
            Array.Resize(ref bytes, LibraryMinimumBytes);
        }

        SigningKey = new SymmetricSecurityKey(bytes);
    }

    public string Key { get; }

    public string Secret { get; }

    public SymmetricSecurityKey SigningKey { get; }

    /// <summary>Compares in a time that does not tell how much of the key was right.</summary>
    public bool HasKey(string? key) =>
        CryptographicOperations.FixedTimeEquals(Digest(key ?? ""), Digest(Key));

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

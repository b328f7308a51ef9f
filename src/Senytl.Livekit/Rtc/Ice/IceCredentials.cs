using System.Security.Cryptography;

namespace Senytl.Livekit.Rtc.Ice;

/// <summary>The username fragment (4 to 256 ice-chars) and password (22 to 256) of one ICE generation, RFC 8839 section 5.4.</summary>
internal sealed record IceCredentials(string Ufrag, string Password)
{
    private const string IceChars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>Fresh ones: 96 random bits to find the peer, 144 to authenticate it.</summary>
    public static IceCredentials Create() => new(RandomNumberGenerator.GetString(IceChars, 16), RandomNumberGenerator.GetString(IceChars, 24));

    /// <summary>Whether a peer's values are within the lengths that the RFC allows.</summary>
    public bool IsValid => Ufrag.Length is >= 4 and <= 256 && Password.Length is >= 22 and <= 256;

    /// <summary>The fragment only: a password has no place in a log.</summary>
    public override string ToString() => Ufrag;
}

using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>State cookies: what INIT ACK gives to the peer and COOKIE ECHO brings back, authenticated (RFC 9260 section 5.1.3).</summary>
internal sealed class SctpCookieJar
{
    private const int StateLength = SctpInit.Length + 1 + 8;
    private const int Length = StateLength + HMACSHA256.HashSizeInBytes;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(60);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Makes a cookie from the peer's INIT.</summary>
    public byte[] Bake(SctpInit init, bool forwardTsn, TimeSpan now)
    {
        var cookie = new byte[Length];
        init.Write(cookie);
        cookie[SctpInit.Length] = forwardTsn ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64BigEndian(cookie.AsSpan(SctpInit.Length + 1), now.Ticks);
        HMACSHA256.HashData(_key, cookie.AsSpan(0, StateLength), cookie.AsSpan(StateLength));
        return cookie;
    }

    /// <summary>Opens a cookie; false when it is not ours or older than 60 s.</summary>
    public bool TryOpen(ReadOnlySpan<byte> cookie, TimeSpan now, out SctpInit init, out bool forwardTsn)
    {
        init = default;
        forwardTsn = false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (cookie.Length != Length)
        {
            return false;
        }

        HMACSHA256.HashData(_key, cookie[..StateLength], expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, cookie[StateLength..])
            || now - TimeSpan.FromTicks(BinaryPrimitives.ReadInt64BigEndian(cookie[(SctpInit.Length + 1)..])) > Life)
        {
            return false;
        }

        init = SctpInit.Read(cookie);
        forwardTsn = cookie[SctpInit.Length] != 0;
        return true;
    }
}

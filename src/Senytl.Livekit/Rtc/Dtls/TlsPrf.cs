using System.Security.Cryptography;
using System.Text;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>The pseudorandom function of TLS 1.2 with SHA-256, RFC 5246 section 5.</summary>
internal static class TlsPrf
{
    public static byte[] Derive(ReadOnlySpan<byte> secret, string label, ReadOnlySpan<byte> seed, int length)
    {
        byte[] labelled = [.. Encoding.ASCII.GetBytes(label), .. seed];
        var output = new byte[length];
        var a = HMACSHA256.HashData(secret, labelled);
        for (var at = 0; at < length; at += 32)
        {
            var block = HMACSHA256.HashData(secret, [.. a, .. labelled]);
            block.AsSpan(0, Math.Min(32, length - at)).CopyTo(output.AsSpan(at));
            a = HMACSHA256.HashData(secret, a);
        }

        return output;
    }
}

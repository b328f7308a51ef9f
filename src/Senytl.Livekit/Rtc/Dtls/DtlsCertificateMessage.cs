namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>The Certificate message, RFC 5246 section 7.4.2: the end certificate first; a chain behind it is of no use here.</summary>
internal static class DtlsCertificateMessage
{
    public static byte[] Write(ReadOnlySpan<byte> der) =>
        new DtlsWriter().Vector24(new DtlsWriter().Vector24(der).ToArray()).ToArray();

    /// <returns>False for a malformed message; true with an empty span when no certificate was sent.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> der)
    {
        der = default;
        var reader = new DtlsReader(body);
        if (!reader.TryVector24(out var list) || !reader.AtEnd)
        {
            return false;
        }

        var certificates = new DtlsReader(list);
        return list.IsEmpty || certificates.TryVector24(out der);
    }
}

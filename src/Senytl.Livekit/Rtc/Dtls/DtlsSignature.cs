namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>A digitally-signed element, RFC 5246 section 4.7: algorithm, then the DER signature as a vector.</summary>
internal static class DtlsSignature
{
    public static DtlsWriter Signature(this DtlsWriter writer, ReadOnlySpan<byte> der) =>
        writer.UInt16(DtlsNumbers.EcdsaSha256).Vector16(der);

    /// <returns>False when malformed or made with another algorithm.</returns>
    public static bool TryReadSignature(ref this DtlsReader reader, out ReadOnlySpan<byte> der)
    {
        der = default;
        return reader.TryUInt16(out var algorithm)
            && algorithm == DtlsNumbers.EcdsaSha256
            && reader.TryVector16(out der)
            && reader.AtEnd;
    }
}

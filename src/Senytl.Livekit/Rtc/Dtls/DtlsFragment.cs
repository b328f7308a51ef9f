namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>A piece of a handshake message as received, its numbers checked against each other.</summary>
internal readonly ref struct DtlsFragment
{
    /// <summary>A Chromium ClientHello is 1.4 KB, a P-256 certificate below 1 KB; chains and larger keys are not accepted anyway.</summary>
    public const int MaxMessage = 16384;

    public DtlsHandshakeType Type { get; private init; }

    public int MessageLength { get; private init; }

    public ushort Sequence { get; private init; }

    public int Offset { get; private init; }

    public ReadOnlySpan<byte> Content { get; private init; }

    public static bool TryRead(ref DtlsReader reader, out DtlsFragment fragment)
    {
        fragment = default;
        if (!reader.TryByte(out var type)
            || !reader.TryUInt24(out var messageLength)
            || !reader.TryUInt16(out var sequence)
            || !reader.TryUInt24(out var offset)
            || !reader.TryVector24(out var content)
            || messageLength > MaxMessage
            || offset > messageLength - content.Length)
        {
            return false;
        }

        fragment = new DtlsFragment
        {
            Type = (DtlsHandshakeType)type,
            MessageLength = messageLength,
            Sequence = sequence,
            Offset = offset,
            Content = content,
        };
        return true;
    }
}

using System.Buffers;
using System.Security.Cryptography;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>All handshake messages in order, as if none had been fragmented (RFC 6347 section 4.2.6).</summary>
internal sealed class DtlsTranscript
{
    private readonly ArrayBufferWriter<byte> messages = new(4096);

    public ReadOnlySpan<byte> Bytes => messages.WrittenSpan;

    public void Add(DtlsHandshakeMessage message) => messages.Write(message.ToArray());

    /// <summary>Forgets the hello that a HelloVerifyRequest answered.</summary>
    public void Clear() => messages.ResetWrittenCount();

    public byte[] Hash() => SHA256.HashData(Bytes);
}

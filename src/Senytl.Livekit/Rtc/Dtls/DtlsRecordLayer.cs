using Senytl.Livekit.Rtc.Srtp;

namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>Numbers, protects and checks records: epoch 0 in the clear, epoch 1 encrypted. There is no third (no renegotiation).</summary>
internal sealed class DtlsRecordLayer : IDisposable
{
    private const ulong EpochOne = 1UL << 48;
    private const ulong MaxSequence = 0x0000_FFFF_FFFF_FFFF;

    private ulong clearSequence;
    private ulong sealedSequence;
    private readonly ReplayWindow window = new(128);
    private DtlsRecordCipher? writer;
    private DtlsRecordCipher? reader;

    public bool HasKeys => writer is not null;

    public void Install(DtlsKeys keys, DtlsRole role)
    {
        writer = new DtlsRecordCipher(role == DtlsRole.Client ? keys.Client : keys.Server);
        reader = new DtlsRecordCipher(role == DtlsRole.Client ? keys.Server : keys.Client);
    }

    /// <summary>What a record adds to its content.</summary>
    public int Overhead(int epoch) => DtlsRecord.HeaderSize + (epoch == 0 ? 0 : DtlsRecordCipher.Growth);

    /// <returns>The length of the record written.</returns>
    public int Seal(DtlsContentType type, int epoch, ReadOnlySpan<byte> content, Span<byte> target)
    {
        if (epoch == 0)
        {
            DtlsRecord.WriteHeader(target, type, clearSequence++ & MaxSequence, content.Length);
            content.CopyTo(target[DtlsRecord.HeaderSize..]);
            return DtlsRecord.HeaderSize + content.Length;
        }

        return writer!.Seal(type, EpochOne | (sealedSequence++ & MaxSequence), content, target);
    }

    /// <summary>Decrypts in place and refuses replays; a record in the clear passes as it is.</summary>
    public bool TryOpen(DtlsRecord record, Span<byte> datagram, out Span<byte> content)
    {
        content = datagram.Slice(record.PayloadStart, record.PayloadLength);
        if (record.Epoch == 0)
        {
            return true;
        }

        if (record.Epoch != 1
            || reader is null
            || record.Version != DtlsNumbers.Version12
            || !window.Allows(record.Sequence)
            || !reader.TryOpen(record, content, out content))
        {
            return false;
        }

        window.Accept(record.Sequence);
        return true;
    }

    public void Dispose()
    {
        writer?.Dispose();
        reader?.Dispose();
    }
}

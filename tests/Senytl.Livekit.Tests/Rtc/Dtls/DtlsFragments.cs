using Senytl.Livekit.Rtc.Dtls;

namespace Senytl.Livekit.Tests.Rtc.Dtls;

/// <summary>Cuts the clear handshake messages of a datagram into fragments of a given size, each in a record and datagram of its own.</summary>
internal static class DtlsFragments
{
    private static ulong sequence = 1_000;

    public static List<byte[]> Cut(byte[] datagram, int size)
    {
        var pieces = new List<byte[]>();
        for (var offset = 0; DtlsRecord.TryRead(datagram, offset, out var record); offset = record.End)
        {
            if (record is { Type: DtlsContentType.Handshake, Epoch: 0 })
            {
                var reader = new DtlsReader(datagram.AsSpan(record.PayloadStart, record.PayloadLength));
                Assert.True(DtlsFragment.TryRead(ref reader, out var fragment));
                CutOne(fragment, size, pieces);
            }
            else
            {
                pieces.Add(datagram[offset..record.End]);
            }
        }

        return pieces;
    }

    private static void CutOne(DtlsFragment fragment, int size, List<byte[]> pieces)
    {
        var body = new byte[fragment.MessageLength];
        fragment.Content.CopyTo(body.AsSpan(fragment.Offset));
        var message = new DtlsHandshakeMessage(fragment.Type, fragment.Sequence, body);
        var offset = fragment.Offset;
        do
        {
            var length = Math.Min(size, fragment.Offset + fragment.Content.Length - offset);
            var record = new byte[DtlsRecord.HeaderSize + DtlsHandshakeMessage.HeaderSize + length];
            DtlsRecord.WriteHeader(record, DtlsContentType.Handshake, sequence++, record.Length - DtlsRecord.HeaderSize);
            message.WriteFragment(record.AsSpan(DtlsRecord.HeaderSize), offset, length);
            pieces.Add(record);
            offset += length;
        }
        while (offset < fragment.Offset + fragment.Content.Length);
    }
}

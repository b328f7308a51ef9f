namespace Senytl.Livekit.Rtc.Dtls;

/// <summary>Packs a flight into datagrams. Fragment boundaries are the same each time, since some peers rely on it.</summary>
internal sealed class DtlsFlightWriter(DtlsRecordLayer records, DatagramOutput output, int maxDatagram)
{
    private readonly byte[] datagram = new byte[maxDatagram];
    private readonly byte[] fragment = new byte[maxDatagram];
    private int used;

    public void Send(DtlsFlight flight)
    {
        foreach (var (message, epoch) in flight.Entries)
        {
            if (message is null)
            {
                Append(DtlsContentType.ChangeCipherSpec, epoch, [1]);
            }
            else
            {
                AppendFragments(message, epoch);
            }
        }

        Flush();
    }

    private void AppendFragments(DtlsHandshakeMessage message, int epoch)
    {
        var offset = 0;
        do
        {
            var overhead = records.Overhead(epoch) + DtlsHandshakeMessage.HeaderSize;
            var room = maxDatagram - used - overhead;
            var left = message.Body.Length - offset;
            if (room < left && used > 0 && room < maxDatagram / 4)
            {
                Flush();
                continue;
            }

            var length = Math.Min(left, room);
            message.WriteFragment(fragment, offset, length);
            Append(DtlsContentType.Handshake, epoch, fragment.AsSpan(0, DtlsHandshakeMessage.HeaderSize + length));
            offset += length;
            if (offset == message.Body.Length)
            {
                return;
            }
        }
        while (true);
    }

    private void Append(DtlsContentType type, int epoch, ReadOnlySpan<byte> content)
    {
        if (used + records.Overhead(epoch) + content.Length > maxDatagram)
        {
            Flush();
        }

        used += records.Seal(type, epoch, content, datagram.AsSpan(used));
    }

    private void Flush()
    {
        if (used > 0)
        {
            output(datagram.AsSpan(0, used));
            used = 0;
        }
    }
}

using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Srtp;
using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Transport;

internal sealed partial class SecureTransport
{
    public void Receive(TransportAddress from, Span<byte> datagram)
    {
        if (RtpPacketShape.LooksLikeMedia(datagram))
        {
            ReceiveMedia(datagram);
        }
        else if (StunMessage.Looks(datagram))
        {
            ReceiveStun(from, datagram);
        }
        else if (DtlsRecord.Looks(datagram))
        {
            ReceiveDtls(from, datagram);
        }
    }

    public bool SendRtp(ReadOnlySpan<byte> packet) => media.SendRtp(host, packet);

    public bool SendRtcp(ReadOnlySpan<byte> packet) => media.SendRtcp(host, packet);

    public bool SendSctp(ReadOnlySpan<byte> packet)
    {
        lock (gate)
        {
            return !ended && State is SecureTransportState.Connected or SecureTransportState.Disconnected && dtls!.Send(packet);
        }
    }

    private void ReceiveMedia(Span<byte> datagram)
    {
        if (RtpPacketShape.IsRtcp(datagram))
        {
            if (media.TryReceiveRtcp(datagram, out var length))
            {
                handler.OnRtcp(datagram[..length]);
            }
        }
        else if (media.TryReceiveRtp(datagram, out var length))
        {
            handler.OnRtp(datagram[..length]);
        }
    }

    private void ReceiveStun(TransportAddress from, ReadOnlySpan<byte> datagram)
    {
        lock (gate)
        {
            if (ended)
            {
                return;
            }

            var now = host.Now;
            if (ice.Receive(from, datagram, now))
            {
                host.Learn(from, this);
            }

            Settle(now);
        }

        Announce();
    }

    private void ReceiveDtls(TransportAddress from, Span<byte> datagram)
    {
        lock (gate)
        {
            content.Clear();
            if (ended || dtls is null || !ice.Knows(from))
            {
                return;
            }

            dtlsFrom = from;
            var now = host.Now;
            dtls.Receive(datagram, now, content);
            Settle(now);
        }

        Announce();
        foreach (var range in content)
        {
            handler.OnSctp(datagram[range]);
        }
    }

    private void SendDtls(ReadOnlySpan<byte> datagram)
    {
        if ((ice.Selected ?? dtlsFrom) is { } to)
        {
            host.Send(to, datagram);
        }
    }
}

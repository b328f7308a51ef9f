using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Srtp;
using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Transport;

internal sealed partial class SecureTransport
{
    public bool Receive(TransportAddress from, Span<byte> datagram)
    {
        if (RtpPacketShape.LooksLikeMedia(datagram))
        {
            ReceiveMedia(datagram);
            return false;
        }

        if (StunMessage.Looks(datagram))
        {
            return ReceiveStun(from, datagram);
        }

        if (DtlsRecord.Looks(datagram))
        {
            ReceiveDtls(from, datagram);
        }

        return false;
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

    private bool ReceiveStun(TransportAddress from, ReadOnlySpan<byte> datagram)
    {
        bool authentic;
        lock (gate)
        {
            if (ended)
            {
                return false;
            }

            var now = host.Now;
            authentic = ice.Receive(from, datagram, now);
            Settle(now);
        }

        Announce();
        return authentic;
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

using Senytl.Livekit.Rtc.Dtls;
using Senytl.Livekit.Rtc.Srtp;
using Senytl.Livekit.Rtc.Stun;

namespace Senytl.Livekit.Rtc.Transport;

/// <summary>The SRTP contexts of one transport, each direction under its own lock, keyed from DTLS (RFC 5764 section 4.2). No allocation per packet.</summary>
internal sealed class MediaProtection
{
    private const string ExporterLabel = "EXTRACTOR-dtls_srtp";

    private readonly Lock outbound = new();
    private readonly Lock inbound = new();
    private readonly byte[] buffer = new byte[SrtpCipher.MaxPacket];
    private SrtpSender? sender;
    private SrtpReceiver? receiver;
    private TransportAddress? target;

    /// <summary>Makes the contexts once.</summary>
    public void Open(DtlsConnection dtls, DtlsRole role)
    {
        if (sender is not null || dtls.SrtpProfile is not { } profile)
        {
            return;
        }

        var (key, salt) = (SrtpProfiles.KeyBytes, profile.SaltBytes());
        var material = dtls.Export(ExporterLabel, 2 * (key + salt));
        var client = (Key: material[..key], Salt: material[(2 * key)..((2 * key) + salt)]);
        var server = (Key: material[key..(2 * key)], Salt: material[((2 * key) + salt)..]);
        var (own, peer) = role == DtlsRole.Client ? (client, server) : (server, client);
        lock (outbound)
        {
            sender = new SrtpSender(profile, own.Key, own.Salt);
        }

        lock (inbound)
        {
            receiver = new SrtpReceiver(profile, peer.Key, peer.Salt);
        }
    }

    /// <summary>Where packets go; null stops them.</summary>
    public void SendTo(TransportAddress? address)
    {
        lock (outbound)
        {
            target = address;
        }
    }

    public bool SendRtp(IDatagramSender socket, ReadOnlySpan<byte> packet)
    {
        lock (outbound)
        {
            if (target is not { } to || sender is null || !sender.TryProtectRtp(packet, buffer, out var length))
            {
                return false;
            }

            socket.Send(to, buffer.AsSpan(0, length));
            return true;
        }
    }

    public bool SendRtcp(IDatagramSender socket, ReadOnlySpan<byte> packet)
    {
        lock (outbound)
        {
            if (target is not { } to || sender is null || !sender.TryProtectRtcp(packet, buffer, out var length))
            {
                return false;
            }

            socket.Send(to, buffer.AsSpan(0, length));
            return true;
        }
    }

    public bool TryReceiveRtp(Span<byte> packet, out int length)
    {
        lock (inbound)
        {
            length = 0;
            return receiver is not null && receiver.TryUnprotectRtp(packet, out length);
        }
    }

    public bool TryReceiveRtcp(Span<byte> packet, out int length)
    {
        lock (inbound)
        {
            length = 0;
            return receiver is not null && receiver.TryUnprotectRtcp(packet, out length);
        }
    }

    public void Close()
    {
        lock (outbound)
        {
            target = null;
            sender?.Dispose();
            sender = null;
        }

        lock (inbound)
        {
            receiver?.Dispose();
            receiver = null;
        }
    }
}

using System.Buffers.Binary;
using Senytl.Livekit.Rtc.Srtp;

namespace Senytl.Livekit.Tests.Rtc.Srtp;

/// <summary>A sender and the receiver that holds its keys.</summary>
internal sealed class SrtpPair : IDisposable
{
    public SrtpPair(SrtpProfile profile)
    {
        var random = new Random(42);
        var key = new byte[SrtpProfiles.KeyBytes];
        var salt = new byte[profile.SaltBytes()];
        random.NextBytes(key);
        random.NextBytes(salt);
        Sender = new SrtpSender(profile, key, salt);
        Receiver = new SrtpReceiver(profile, key, salt);
    }

    public SrtpSender Sender { get; }

    public SrtpReceiver Receiver { get; }

    public static byte[] Rtp(uint ssrc, ushort sequence, byte[] payload)
    {
        var packet = new byte[12 + payload.Length];
        packet[0] = 0x80;
        packet[1] = 111;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), ssrc);
        payload.CopyTo(packet, 12);
        return packet;
    }

    /// <summary>An empty receiver report.</summary>
    public static byte[] Rtcp(uint ssrc)
    {
        byte[] packet = [0x80, 201, 0, 1, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), ssrc);
        return packet;
    }

    public byte[] Protect(byte[] packet)
    {
        var target = new byte[1500];
        Assert.True(Sender.TryProtectRtp(packet, target, out var length));
        return target[..length];
    }

    public byte[] ProtectControl(byte[] packet)
    {
        var target = new byte[1500];
        Assert.True(Sender.TryProtectRtcp(packet, target, out var length));
        return target[..length];
    }

    public byte[]? Unprotect(byte[] packet) => Receiver.TryUnprotectRtp(packet, out var length) ? packet[..length] : null;

    public byte[]? UnprotectControl(byte[] packet) => Receiver.TryUnprotectRtcp(packet, out var length) ? packet[..length] : null;

    public void Dispose()
    {
        Sender.Dispose();
        Receiver.Dispose();
    }
}

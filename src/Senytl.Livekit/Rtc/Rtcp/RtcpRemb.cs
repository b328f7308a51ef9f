using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Rtcp;

/// <summary>Receiver estimated maximum bitrate (draft-alvestrand-rmcat-remb-03): without one libwebrtc stays at its start bitrate.</summary>
internal static class RtcpRemb
{
    private const uint Name = 0x52454D42;

    /// <summary>Reads the bitrate in bit/s; false when the packet is none.</summary>
    public static bool TryRead(RtcpPacket packet, out ulong bitsPerSecond)
    {
        bitsPerSecond = 0;
        if (packet.Type != RtcpType.PayloadFeedback || packet.Count != 15 || packet.Body.Length < 16
            || BinaryPrimitives.ReadUInt32BigEndian(packet.Body[8..]) != Name)
        {
            return false;
        }

        var word = BinaryPrimitives.ReadUInt32BigEndian(packet.Body[12..]) & 0xFFFFFF;
        var exponent = (int)(word >> 18);
        ulong mantissa = word & 0x3FFFF;
        bitsPerSecond = exponent > 46 ? ulong.MaxValue : mantissa << exponent;
        return true;
    }

    /// <summary>Writes everything after the media source, which is always 0: name, bitrate rounded down to 18 bits, sources.</summary>
    /// <returns>Bytes written.</returns>
    public static int Write(ulong bitsPerSecond, ReadOnlySpan<uint> sources, Span<byte> destination)
    {
        var exponent = 0;
        for (; bitsPerSecond >> exponent > 0x3FFFF; exponent++)
        {
        }

        BinaryPrimitives.WriteUInt32BigEndian(destination, Name);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], ((uint)exponent << 18) | (uint)(bitsPerSecond >> exponent));
        destination[4] = (byte)sources.Length;
        for (var i = 0; i < sources.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination[(8 + (i * 4))..], sources[i]);
        }

        return 8 + (sources.Length * 4);
    }
}

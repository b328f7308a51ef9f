using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Rtp;

/// <summary>Writes packets of our own.</summary>
internal static class RtpBuilder
{
    private const int ExtensionBlockLength = 8;

    /// <summary>Writes a packet without extensions.</summary>
    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> destination, int payloadType, ushort sequenceNumber, uint timestamp, uint ssrc, bool marker, ReadOnlySpan<byte> payload)
    {
        destination[0] = 0x80;
        destination[1] = (byte)((marker ? 0x80 : 0) | payloadType);
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], sequenceNumber);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], ssrc);
        payload.CopyTo(destination[RtpPacket.FixedHeaderLength..]);
        return RtpPacket.FixedHeaderLength + payload.Length;
    }

    /// <summary>Puts the audio level into a packet that has no extension yet, in the one-byte form.</summary>
    /// <returns>The new length.</returns>
    public static int InsertAudioLevel(Span<byte> packet, int length, int extensionId, AudioLevel level)
    {
        packet[RtpPacket.FixedHeaderLength..length].CopyTo(packet[(RtpPacket.FixedHeaderLength + ExtensionBlockLength)..]);
        packet[0] |= 0x10;
        var block = packet.Slice(RtpPacket.FixedHeaderLength, ExtensionBlockLength);
        block.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(block, 0xBEDE);
        BinaryPrimitives.WriteUInt16BigEndian(block[2..], 1);
        block[4] = (byte)(extensionId << 4);
        block[5] = (byte)((level.Voice ? 0x80 : 0) | (level.DecibelsBelowOverload & 0x7F));
        return length + ExtensionBlockLength;
    }
}

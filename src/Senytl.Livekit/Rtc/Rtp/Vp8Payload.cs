namespace Senytl.Livekit.Rtc.Rtp;

/// <summary>Reads the VP8 payload descriptor (RFC 7741 section 4.2) as far as frame starts need it.</summary>
internal static class Vp8Payload
{
    /// <summary>Whether the packet begins a frame: the S bit with partition 0.</summary>
    public static bool IsFrameStart(ReadOnlySpan<byte> payload) => payload.Length > 1 && (payload[0] & 0x17) == 0x10;

    /// <summary>Whether the packet begins a key frame: the inverse P bit of the frame header (section 4.3).</summary>
    public static bool IsKeyFrameStart(ReadOnlySpan<byte> payload)
    {
        if (!IsFrameStart(payload))
        {
            return false;
        }

        var offset = 1;
        if ((payload[0] & 0x80) != 0)
        {
            var extended = payload[1];
            offset = 2;
            if ((extended & 0x80) != 0)
            {
                offset += offset < payload.Length && (payload[offset] & 0x80) != 0 ? 2 : 1;
            }

            offset += (extended & 0x40) != 0 ? 1 : 0;
            offset += (extended & 0x30) != 0 ? 1 : 0;
        }

        return offset < payload.Length && (payload[offset] & 1) == 0;
    }
}

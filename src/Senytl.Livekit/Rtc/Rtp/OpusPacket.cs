namespace Senytl.Livekit.Rtc.Rtp;

/// <summary>Reads the table of contents and the voice activity bits of an Opus packet (RFC 6716 sections 3.1, 3.2 and 4.2.3).</summary>
internal static class OpusPacket
{
    // A CELT frame of digital silence takes 2 to 3 bytes; 8 leaves room for a padded one.
    private const int CeltSilenceBytes = 8;
    private const int FirstCeltConfig = 16;

    /// <summary>Whether somebody speaks in this packet.</summary>
    public static OpusActivity Inspect(ReadOnlySpan<byte> packet)
    {
        if (packet.Length <= 2)
        {
            return OpusActivity.Dtx;
        }

        var config = packet[0] >> 3;
        if (config >= FirstCeltConfig)
        {
            return packet.Length > CeltSilenceBytes ? OpusActivity.Voice : OpusActivity.Silence;
        }

        var stereo = (packet[0] & 4) != 0;
        if (!TryFindFirstFrame(packet, out var frame))
        {
            return OpusActivity.Silence;
        }

        // The frame opens with one voice bit per 20 ms of the mid channel, then a redundancy bit, then the same for the
        // side channel: all before the first probability-coded symbol, so they sit in the first byte as they are.
        var bits = SilkFrames(config);
        var mid = frame >> (8 - bits);
        var side = stereo ? (frame >> (8 - (2 * bits) - 1)) & ((1 << bits) - 1) : 0;
        return (mid | side) != 0 ? OpusActivity.Voice : OpusActivity.Silence;
    }

    /// <summary>Duration of the packet in samples at 48 kHz; 0 when the packet is broken.</summary>
    public static int Samples(ReadOnlySpan<byte> packet)
    {
        if (packet.IsEmpty)
        {
            return 0;
        }

        var count = (packet[0] & 3) switch
        {
            0 => 1,
            3 => packet.Length > 1 ? packet[1] & 0x3F : 0,
            _ => 2,
        };
        var samples = count * FrameSamples(packet[0] >> 3);
        return samples <= 5760 ? samples : 0;
    }

    private static int FrameSamples(int config) => config switch
    {
        < 12 => (config & 3) switch { 0 => 480, 1 => 960, 2 => 1920, _ => 2880 },
        < 16 => (config & 1) == 0 ? 480 : 960,
        _ => 120 << (config & 3),
    };

    private static int SilkFrames(int config) => Math.Max(1, FrameSamples(config) / 960);

    private static bool TryFindFirstFrame(ReadOnlySpan<byte> packet, out int frame)
    {
        var offset = (packet[0] & 3) switch
        {
            0 or 1 => 1,
            2 => packet[1] < 252 ? 2 : 3,
            _ => ManyFramesOffset(packet),
        };
        frame = offset < packet.Length ? packet[offset] : 0;
        return offset < packet.Length;
    }

    private static int ManyFramesOffset(ReadOnlySpan<byte> packet)
    {
        var offset = 2;
        if ((packet[1] & 0x40) != 0)
        {
            while (offset < packet.Length && packet[offset] == 255)
            {
                offset++;
            }

            offset++;
        }

        if ((packet[1] & 0x80) == 0)
        {
            return offset;
        }

        for (var lengths = (packet[1] & 0x3F) - 1; lengths > 0 && offset < packet.Length; lengths--)
        {
            offset += packet[offset] < 252 ? 1 : 2;
        }

        return offset;
    }
}

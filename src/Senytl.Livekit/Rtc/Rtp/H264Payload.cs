using System.Buffers.Binary;

namespace Senytl.Livekit.Rtc.Rtp;

/// <summary>Finds key frames in H.264 payloads: single units, STAP-A and FU-A (RFC 6184 sections 5.6 to 5.8).</summary>
internal static class H264Payload
{
    private const int Idr = 5;
    private const int SequenceParameterSet = 7;
    private const int StapA = 24;
    private const int FuA = 28;

    /// <summary>Whether the packet begins a key frame: a sequence parameter set, or the first part of an IDR picture.</summary>
    public static bool IsKeyFrameStart(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 2)
        {
            return false;
        }

        return (payload[0] & 0x1F) switch
        {
            Idr or SequenceParameterSet => true,
            FuA => (payload[1] & 0x80) != 0 && (payload[1] & 0x1F) == Idr,
            StapA => AggregateHasKey(payload[1..]),
            _ => false,
        };
    }

    private static bool AggregateHasKey(ReadOnlySpan<byte> units)
    {
        while (units.Length > 2)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(units);
            if (length == 0 || length > units.Length - 2)
            {
                return false;
            }

            if ((units[2] & 0x1F) is Idr or SequenceParameterSet)
            {
                return true;
            }

            units = units[(2 + length)..];
        }

        return false;
    }
}

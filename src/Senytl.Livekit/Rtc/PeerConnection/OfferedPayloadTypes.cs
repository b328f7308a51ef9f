using Senytl.Livekit.Rtc.Sdp;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>Numbers codecs of a new section so that one payload type means one codec in the whole bundle (RFC 8843 section 10.1.2).</summary>
internal static class OfferedPayloadTypes
{
    private const int FirstDynamic = 96;
    private const int Last = 127;

    /// <summary>The codecs with their usual payload types, or others where those are taken.</summary>
    public static IEnumerable<SdpCodec> Assign(IEnumerable<RtcCodec> codecs, IReadOnlyList<LayoutEntry> layout)
    {
        var used = layout.SelectMany(entry => entry.Remote?.Codecs ?? []).ToList();
        foreach (var codec in codecs)
        {
            var payloadType = used.Find(codec.Matches)?.PayloadType
                ?? (used.Exists(other => other.PayloadType == codec.PayloadType) ? Free(used) : codec.PayloadType);
            if (payloadType >= 0)
            {
                var assigned = codec.ToSdp(payloadType);
                used.Add(assigned);
                yield return assigned;
            }
        }
    }

    private static int Free(List<SdpCodec> used)
    {
        for (var candidate = Last; candidate >= FirstDynamic; candidate--)
        {
            if (!used.Exists(codec => codec.PayloadType == candidate))
            {
                return candidate;
            }
        }

        return -1;
    }
}

using Senytl.Livekit.Rtc.Sdp;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <summary>Payload types of one leg as another leg numbers them; worked out anew only when either leg was negotiated again.</summary>
internal sealed class PayloadTypeMap
{
    private readonly int[] _target = new int[128];
    private readonly int[] _clockRate = new int[128];
    private IReadOnlyList<SdpCodec>? _from;
    private IReadOnlyList<SdpCodec>? _to;

    /// <summary>Finds the number of the same codec on the other leg; false when that leg does not have it.</summary>
    public bool TryMap(int payloadType, IReadOnlyList<SdpCodec> from, IReadOnlyList<SdpCodec> to, out int mapped, out int clockRate)
    {
        if (!ReferenceEquals(from, _from) || !ReferenceEquals(to, _to))
        {
            Rebuild(from, to);
        }

        mapped = _target[payloadType];
        clockRate = _clockRate[payloadType];
        return mapped >= 0;
    }

    private void Rebuild(IReadOnlyList<SdpCodec> from, IReadOnlyList<SdpCodec> to)
    {
        Array.Fill(_target, -1);
        foreach (var codec in from)
        {
            foreach (var candidate in to)
            {
                if (candidate.Is(codec.Name, codec.ClockRate) && candidate.Channels == codec.Channels && _target[codec.PayloadType] < 0)
                {
                    _target[codec.PayloadType] = candidate.PayloadType;
                    _clockRate[codec.PayloadType] = codec.ClockRate;
                }
            }
        }

        (_from, _to) = (from, to);
    }
}

namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>One payload type of an RTP section: rtpmap, fmtp and rtcp-fb together.</summary>
internal sealed class SdpCodec
{
    /// <summary>The RTP payload type, 0 to 127.</summary>
    public required int PayloadType { get; init; }

    /// <summary>The encoding name as written, for example <c>opus</c>, <c>VP8</c> or <c>rtx</c>; compared without case.</summary>
    public required string Name { get; init; }

    /// <summary>RTP clock rate in Hz.</summary>
    public required int ClockRate { get; init; }

    /// <summary>Channels; 1 when the rtpmap names none.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>The text of <c>a=fmtp</c> after the payload type; empty when there is none.</summary>
    public string Parameters { get; set; } = "";

    /// <summary>The <c>a=rtcp-fb</c> values, for example <c>nack pli</c>.</summary>
    public List<string> Feedback { get; init; } = [];

    /// <summary>Whether this is the codec of that name and clock rate.</summary>
    public bool Is(string name, int clockRate) => ClockRate == clockRate && Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>One parameter of the fmtp line; null when it is absent.</summary>
    public string? Parameter(string name)
    {
        foreach (var range in Parameters.AsSpan().Split(';'))
        {
            var pair = Parameters.AsSpan(range).Trim();
            var equals = pair.IndexOf('=');
            if (equals > 0 && pair[..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return pair[(equals + 1)..].Trim().ToString();
            }
        }

        return null;
    }

    /// <summary>A copy whose lists may be changed.</summary>
    public SdpCodec Clone() => new()
    {
        PayloadType = PayloadType,
        Name = Name,
        ClockRate = ClockRate,
        Channels = Channels,
        Parameters = Parameters,
        Feedback = [.. Feedback],
    };
}

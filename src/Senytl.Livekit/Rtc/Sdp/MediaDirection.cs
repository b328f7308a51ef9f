namespace Senytl.Livekit.Rtc.Sdp;

/// <summary>Who sends on a section (RFC 8866 section 6.7), seen from the author of the description.</summary>
[Flags]
internal enum MediaDirection
{
    /// <summary>Nobody.</summary>
    Inactive = 0,

    /// <summary>The author sends.</summary>
    SendOnly = 1,

    /// <summary>The author receives.</summary>
    RecvOnly = 2,

    /// <summary>Both send: what holds when no attribute is present.</summary>
    SendRecv = SendOnly | RecvOnly,
}

/// <summary>Turns a direction around and into text.</summary>
internal static class MediaDirections
{
    /// <summary>The same direction as the other side sees it.</summary>
    public static MediaDirection Reverse(this MediaDirection direction) =>
        (MediaDirection)((((int)direction & 1) << 1) | (((int)direction >> 1) & 1));

    /// <summary>The attribute's name.</summary>
    public static string ToAttribute(this MediaDirection direction) => direction switch
    {
        MediaDirection.SendOnly => "sendonly",
        MediaDirection.RecvOnly => "recvonly",
        MediaDirection.SendRecv => "sendrecv",
        _ => "inactive",
    };

    /// <summary>The direction that an attribute's name stands for.</summary>
    public static bool TryParse(ReadOnlySpan<char> attribute, out MediaDirection direction)
    {
        (var known, direction) = attribute switch
        {
            "sendonly" => (true, MediaDirection.SendOnly),
            "recvonly" => (true, MediaDirection.RecvOnly),
            "sendrecv" => (true, MediaDirection.SendRecv),
            "inactive" => (true, MediaDirection.Inactive),
            _ => (false, default),
        };
        return known;
    }
}

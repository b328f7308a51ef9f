namespace Senytl.Livekit.Rtc.DataChannel;

/// <summary>SCTP payload protocol identifiers of WebRTC (RFC 8831 section 8).</summary>
internal static class DataPayload
{
    /// <summary>Data channel establishment protocol.</summary>
    public const uint Control = 50;

    /// <summary>UTF-8 text.</summary>
    public const uint Text = 51;

    /// <summary>Bytes.</summary>
    public const uint Binary = 53;

    /// <summary>Empty text; carried by one byte of zero, as SCTP has no empty message.</summary>
    public const uint EmptyText = 56;

    /// <summary>No bytes; carried by one byte of zero.</summary>
    public const uint EmptyBinary = 57;

    /// <summary>The identifier for a message to send.</summary>
    public static uint For(bool binary, bool empty) => (binary, empty) switch
    {
        (true, true) => EmptyBinary,
        (true, false) => Binary,
        (false, true) => EmptyText,
        _ => Text,
    };
}

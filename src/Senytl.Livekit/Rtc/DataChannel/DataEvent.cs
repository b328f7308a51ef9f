namespace Senytl.Livekit.Rtc.DataChannel;

/// <summary>What an event is about.</summary>
internal enum DataEventKind
{
    /// <summary>The peer opened a channel.</summary>
    Opened,

    /// <summary>A channel of ours opened, or a channel closed.</summary>
    StateChanged,

    /// <summary>A message of bytes came.</summary>
    Binary,

    /// <summary>A message of text came.</summary>
    Text,

    /// <summary>A queue became short.</summary>
    BufferedAmountLow,
}

/// <summary>Something to tell the observer once the lock is released.</summary>
internal readonly record struct DataEvent(DataEventKind Kind, RtcDataChannel Channel, byte[]? Message = null);

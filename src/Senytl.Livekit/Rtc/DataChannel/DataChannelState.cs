namespace Senytl.Livekit.Rtc.DataChannel;

/// <summary>The life of a channel, as RTCDataChannelState names it.</summary>
internal enum DataChannelState
{
    /// <summary>The association or the opening message is under way.</summary>
    Connecting,

    /// <summary>Messages pass.</summary>
    Open,

    /// <summary>Our side was reset; what was queued before may still arrive.</summary>
    Closing,

    /// <summary>Both sides were reset, or the association ended. Final.</summary>
    Closed,
}

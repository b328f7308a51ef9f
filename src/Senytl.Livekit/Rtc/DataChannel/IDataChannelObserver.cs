namespace Senytl.Livekit.Rtc.DataChannel;

/// <summary>What a <see cref="DataChannelMux"/> tells its owner: outside its lock, one call at a time, in order.</summary>
internal interface IDataChannelObserver
{
    /// <summary>The peer opened a channel.</summary>
    void OnDataChannel(RtcDataChannel channel);

    /// <summary>A channel of ours opened, or any channel closed.</summary>
    void OnDataChannelStateChanged(RtcDataChannel channel);

    /// <summary>A message; valid only during the call.</summary>
    void OnMessage(RtcDataChannel channel, ReadOnlySpan<byte> message, bool binary);

    /// <summary>The queue of a channel fell to its low mark.</summary>
    void OnBufferedAmountLow(RtcDataChannel channel);
}

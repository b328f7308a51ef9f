namespace Senytl.Livekit.Rtc.DataChannel;

/// <summary>Bounds of a <see cref="DataChannelMux"/>.</summary>
/// <param name="MaxBufferedBytes">Most bytes that wait to be sent on all channels together.</param>
/// <param name="MaxChannels">Most channels open at once.</param>
/// <param name="MaxMessageBytes">Longest message that is taken, as the peer was told.</param>
/// <param name="ReceiveWindowBytes">Most bytes of unfinished, out-of-order or held messages that are kept.</param>
internal sealed record DataChannelMuxOptions(int MaxBufferedBytes, int MaxChannels, int MaxMessageBytes, int ReceiveWindowBytes);

using Senytl.Livekit.Rtc.DataChannel;

namespace Senytl.Livekit.Rtc.PeerConnection;

/// <content>Data channels.</content>
internal sealed partial class RtcPeerConnection : IDataChannelObserver
{
    private readonly DataChannelMux _data;
    private volatile bool _dataEnabled;

    /// <summary>Channels that are not closed; a snapshot.</summary>
    public IReadOnlyList<RtcDataChannel> DataChannels => _data.Channels;

    /// <summary>Puts a data section into the next offer. An answerer needs no call.</summary>
    public void EnableDataChannels() => _dataEnabled = true;

    /// <summary>Opens a channel: now, or when the connection is there.</summary>
    /// <exception cref="InvalidOperationException">More channels are open than <see cref="RtcPeerOptions.MaxDataChannels"/>, or the connection is closed.</exception>
    public RtcDataChannel CreateDataChannel(DataChannelOptions options)
    {
        _dataEnabled = true;
        return _data.Create(options);
    }

    /// <summary>Keeps messages of all channels back from the observer; the peer soon waits. Any thread.</summary>
    public void HoldData() => _data.Hold();

    /// <summary>Hands over what was kept back, on the calling thread.</summary>
    public void ReleaseData() => _data.Release();

    void IDataChannelObserver.OnDataChannel(RtcDataChannel channel) => _observer.OnDataChannel(channel);

    void IDataChannelObserver.OnDataChannelStateChanged(RtcDataChannel channel) => _observer.OnDataChannelStateChanged(channel);

    void IDataChannelObserver.OnMessage(RtcDataChannel channel, ReadOnlySpan<byte> message, bool binary) =>
        _observer.OnMessage(channel, message, binary);

    void IDataChannelObserver.OnBufferedAmountLow(RtcDataChannel channel) => _observer.OnBufferedAmountLow(channel);

    private DataChannelMux CreateMux() => new(
        new DataChannelMuxOptions(Options.MaxBufferedBytes, Options.MaxDataChannels, Options.MaxMessageSize, Math.Max(2 << 20, 2 * Options.MaxMessageSize)),
        this,
        packet => _transport.SendSctp(packet),
        () => _host.Now,
        _host.Wake);
}

using Senytl.Livekit.Rtc.DataChannel;
using Senytl.Livekit.Rtc.PeerConnection;
using Senytl.Livekit.Rtc.Rtp;
using Senytl.Livekit.Rtc.Transport;

namespace Senytl.Livekit.Tests.Rtc.Interop;

/// <summary>Sends the agreed messages on the channel that opens, compares what comes, and times the silence before and between.</summary>
/// <param name="count">How many messages.</param>
/// <param name="size">Bytes of each.</param>
/// <param name="clock">Times the silence.</param>
/// <param name="connected">Called at the connection, before anything is sent over it.</param>
internal sealed class Exchange(int count, int size, TimeProvider clock, Action connected) : IRtcPeerObserver
{
    private long _last;

    public TaskCompletionSource Complete { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Received { get; private set; }

    /// <summary>From the connection to the first message.</summary>
    public TimeSpan First { get; private set; }

    /// <summary>The longest time between two messages.</summary>
    public TimeSpan LongestStall { get; private set; }

    public void OnStateChanged(RtcPeerConnection peer, SecureTransportState state)
    {
        if (state == SecureTransportState.Connected)
        {
            _last = clock.GetTimestamp();
            connected();
        }
    }

    public void OnDataChannel(RtcDataChannel channel) => Send(channel);

    public void OnDataChannelStateChanged(RtcDataChannel channel)
    {
        if (channel.State == DataChannelState.Open)
        {
            Send(channel);
        }
    }

    public void OnMessage(RtcDataChannel channel, ReadOnlySpan<byte> message, bool binary)
    {
        if (!binary || !message.SequenceEqual(Content(Received)))
        {
            Complete.TrySetException(new InvalidDataException($"message {Received} is not what was sent"));
        }

        Time();
        if (++Received == count)
        {
            Complete.TrySetResult();
        }
    }

    public void OnRtp(RtcTransceiver transceiver, RtpPacket packet)
    {
    }

    public void OnKeyFrameRequested(RtcTransceiver transceiver)
    {
    }

    public void OnBufferedAmountLow(RtcDataChannel channel)
    {
    }

    private void Time()
    {
        var now = clock.GetTimestamp();
        var silence = clock.GetElapsedTime(_last, now);
        _last = now;
        if (Received == 0)
        {
            First = silence;
        }
        else if (silence > LongestStall)
        {
            LongestStall = silence;
        }
    }

    private void Send(RtcDataChannel channel)
    {
        for (var i = 0; i < count; i++)
        {
            if (!channel.TrySend(Content(i)))
            {
                Complete.TrySetException(new InvalidOperationException($"message {i} was refused"));
            }
        }
    }

    private byte[] Content(int index) => [.. Enumerable.Range(0, size).Select(at => (byte)((index * 31) + (at * 7)))];
}

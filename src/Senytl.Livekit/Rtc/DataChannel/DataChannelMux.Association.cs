using Senytl.Livekit.Rtc.Sctp;

namespace Senytl.Livekit.Rtc.DataChannel;

/// <content>What the association tells, under the lock.</content>
internal sealed partial class DataChannelMux
{
    void ISctpHandler.Transmit(ReadOnlySpan<byte> packet) => _transmit(packet);

    void ISctpHandler.OnConnected()
    {
        foreach (var channel in _byId.Values)
        {
            OpenIfReady(channel);
        }
    }

    void ISctpHandler.OnClosed(string reason, bool failed) => CloseAll(failed ? reason : null);

    void ISctpHandler.OnMessage(ushort stream, uint protocol, byte[] message)
    {
        if (protocol == DataPayload.Control)
        {
            OnControl(stream, message);
            return;
        }

        if (!_byId.TryGetValue(stream, out var channel))
        {
            return;
        }

        // Data on our own channel says as much as the ACK that was overtaken by it.
        MarkOpen(channel);
        switch (protocol)
        {
            case DataPayload.Binary:
                _events.Add(new DataEvent(DataEventKind.Binary, channel, message));
                break;
            case DataPayload.Text:
                _events.Add(new DataEvent(DataEventKind.Text, channel, message));
                break;
            case DataPayload.EmptyBinary:
                _events.Add(new DataEvent(DataEventKind.Binary, channel, []));
                break;
            case DataPayload.EmptyText:
                _events.Add(new DataEvent(DataEventKind.Text, channel, []));
                break;
        }
    }

    void ISctpHandler.OnReleased(ushort stream, uint protocol, int bytes)
    {
        if (protocol == DataPayload.Control || !_byId.TryGetValue(stream, out var channel))
        {
            return;
        }

        var after = channel.AddBuffered(-bytes);
        if (after <= channel.BufferedAmountLowThreshold && after + bytes > channel.BufferedAmountLowThreshold)
        {
            _events.Add(new DataEvent(DataEventKind.BufferedAmountLow, channel));
        }
    }

    // The peer closed the channel: our side follows (RFC 8831 section 6.7).
    void ISctpHandler.OnIncomingReset(ushort stream)
    {
        if (!_byId.TryGetValue(stream, out var channel))
        {
            return;
        }

        if (channel.State == DataChannelState.Closing)
        {
            channel.IncomingReset = true;
            RetireWhenBothReset(channel);
            return;
        }

        channel.IncomingReset = true;
        channel.State = DataChannelState.Closing;
        _association!.ResetStream(stream, _now());
    }

    void ISctpHandler.OnOutgoingReset(ushort stream)
    {
        if (_byId.TryGetValue(stream, out var channel))
        {
            channel.OutgoingReset = true;
            RetireWhenBothReset(channel);
        }
    }

    private void RetireWhenBothReset(RtcDataChannel channel)
    {
        if (channel is { IncomingReset: true, OutgoingReset: true })
        {
            Retire(channel);
        }
    }

    private void OnControl(ushort stream, byte[] message)
    {
        if (message is [DcepOpen.AckType, ..] && _byId.TryGetValue(stream, out var own))
        {
            MarkOpen(own);
            return;
        }

        if (!DcepOpen.TryRead(message, out var options) || _byId.ContainsKey(stream))
        {
            return;
        }

        if (_byId.Count + _withoutId.Count >= _options.MaxChannels)
        {
            _association!.ResetStream(stream, _now());
            return;
        }

        var channel = new RtcDataChannel(this, options!) { State = DataChannelState.Open };
        TryTakeId(channel, stream);
        SendControl(channel, [DcepOpen.AckType]);
        _events.Add(new DataEvent(DataEventKind.Opened, channel));
    }

    private void MarkOpen(RtcDataChannel channel)
    {
        if (channel.State == DataChannelState.Connecting)
        {
            channel.State = DataChannelState.Open;
            _events.Add(new DataEvent(DataEventKind.StateChanged, channel));
        }
    }
}

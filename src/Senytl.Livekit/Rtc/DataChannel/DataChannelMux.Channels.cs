using Senytl.Livekit.Rtc.Sctp;

namespace Senytl.Livekit.Rtc.DataChannel;

/// <content>What the owner does with channels.</content>
internal sealed partial class DataChannelMux
{
    /// <summary>Opens a channel now, or when the association is there.</summary>
    /// <exception cref="InvalidOperationException">As many channels are open as may be, or the mux is closed.</exception>
    /// <exception cref="ArgumentException">The options contradict each other, or the negotiated id is taken.</exception>
    public RtcDataChannel Create(DataChannelOptions options)
    {
        _ = DcepOpen.Write(options);
        var channel = new RtcDataChannel(this, options);
        Do(_ =>
        {
            if (_closed || _byId.Count + _withoutId.Count >= _options.MaxChannels)
            {
                throw new InvalidOperationException(_closed
                    ? "The connection is closed; make a new one."
                    : $"{_options.MaxChannels} data channels are open, which is the limit; close one first.");
            }

            if (options.NegotiatedId is { } id && !TryTakeId(channel, id))
            {
                throw new ArgumentException($"Stream {id} is taken or out of range; negotiated ids are 0 to 65534, each used once.", nameof(options));
            }

            if (options.NegotiatedId is null)
            {
                _withoutId.Add(channel);
                if (_association is not null)
                {
                    Number(channel);
                }
            }

            OpenIfReady(channel);
        });
        return channel;
    }

    internal bool TrySend(RtcDataChannel channel, ReadOnlySpan<byte> message, bool binary)
    {
        bool sent;
        TimeSpan deadline;
        lock (_gate)
        {
            ReadOnlySpan<byte> content = message.IsEmpty ? [0] : message;
            sent = channel is { State: DataChannelState.Open, Id: { } id }
                && message.Length <= _longestMessage
                && Queue(channel, id, DataPayload.For(binary, message.IsEmpty), content, Delivery(channel.Options));
            deadline = _association?.NextDeadline ?? TimeSpan.MaxValue;
        }

        if (sent)
        {
            _wake(deadline);
        }

        _events.Drain();
        return sent;
    }

    internal void Close(RtcDataChannel channel) => Do(now =>
    {
        if (channel.State is DataChannelState.Closing or DataChannelState.Closed)
        {
            return;
        }

        if (channel.Id is { } id && _association is { State: SctpState.Established } association && !WaitsToOpen(channel))
        {
            channel.State = DataChannelState.Closing;
            association.ResetStream(id, now);
        }
        else
        {
            Retire(channel);
        }
    });

    private static SctpDelivery Delivery(DataChannelOptions options) => new(
        !options.Ordered,
        options.MaxRetransmits,
        options.MaxLifetimeMilliseconds is { } life ? TimeSpan.FromMilliseconds(life) : null);

    private bool Queue(RtcDataChannel channel, ushort id, uint protocol, ReadOnlySpan<byte> content, SctpDelivery delivery)
    {
        // Before the send, as acknowledgements are counted from within it.
        channel.AddBuffered(content.Length);
        if (_association!.TrySend(id, protocol, content, delivery, _now()))
        {
            return true;
        }

        channel.AddBuffered(-content.Length);
        return false;
    }

    private void Number(RtcDataChannel channel)
    {
        _withoutId.Remove(channel);
        for (var id = _evenIds ? 0 : 1; id < ushort.MaxValue; id += 2)
        {
            if (TryTakeId(channel, (ushort)id))
            {
                return;
            }
        }

        Retire(channel);
    }

    private bool TryTakeId(RtcDataChannel channel, ushort id)
    {
        if (id == ushort.MaxValue || !_byId.TryAdd(id, channel))
        {
            return false;
        }

        channel.Id = id;
        return true;
    }

    // Data may follow the opening message at once (RFC 8832 section 6), ordered until the peer has confirmed it.
    private void OpenIfReady(RtcDataChannel channel)
    {
        if (channel is not { State: DataChannelState.Connecting, Id: not null } || _association is not { State: SctpState.Established })
        {
            return;
        }

        if (channel.Options.NegotiatedId is not null)
        {
            channel.State = DataChannelState.Open;
            _events.Add(new DataEvent(DataEventKind.StateChanged, channel));
            return;
        }

        SendControl(channel, DcepOpen.Write(channel.Options));
    }
}

namespace Senytl.Livekit.Rtc.DataChannel;

/// <summary>A data channel (RFC 8831). Thread safe.</summary>
internal sealed class RtcDataChannel
{
    private readonly DataChannelMux _mux;
    private long _bufferedAmount;

    internal RtcDataChannel(DataChannelMux mux, DataChannelOptions options)
    {
        _mux = mux;
        Options = options;
    }

    /// <summary>How the channel delivers.</summary>
    public DataChannelOptions Options { get; }

    /// <summary>The channel's name.</summary>
    public string Label => Options.Label;

    /// <summary>The SCTP stream; null until the DTLS role, which decides between odd and even, is known.</summary>
    public ushort? Id { get; internal set; }

    /// <summary>Where the channel is in its life.</summary>
    public DataChannelState State { get; internal set; }

    /// <summary>Why the channel closed although neither side closed it, with all others of its connection; null when that is not so.</summary>
    public string? Failure { get; internal set; }

    /// <summary>Longest message that the peer takes, in bytes; a longer one is never sent.</summary>
    public int LongestMessage => _mux.LongestMessage;

    /// <summary>Bytes of messages that the peer has not acknowledged.</summary>
    public long BufferedAmount => Interlocked.Read(ref _bufferedAmount);

    /// <summary>When <see cref="BufferedAmount"/> falls to this many bytes, the observer hears of it. Default 0.</summary>
    public long BufferedAmountLowThreshold { get; set; }

    /// <summary>Whatever the owner wants to find again from here.</summary>
    public object? Tag { get; set; }

    /// <summary>Queues a message.</summary>
    /// <returns>False when the channel is not open, the peer does not take messages so long, or too many bytes wait already.</returns>
    public bool TrySend(ReadOnlySpan<byte> message, bool binary = true) => _mux.TrySend(this, message, binary);

    /// <summary>Closes the channel when what was queued has been sent. Idempotent.</summary>
    public void Close() => _mux.Close(this);

    internal bool IncomingReset { get; set; }

    internal bool OutgoingReset { get; set; }

    internal long AddBuffered(long bytes) => Interlocked.Add(ref _bufferedAmount, bytes);
}

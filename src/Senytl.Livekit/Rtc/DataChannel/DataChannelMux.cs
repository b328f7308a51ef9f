using Senytl.Livekit.Rtc.Sctp;

namespace Senytl.Livekit.Rtc.DataChannel;

/// <summary>
/// The data channels of one peer over one association (RFC 8831, RFC 8832). Thread safe: the association is locked, and
/// events leave outside the lock, in order, by one thread at a time.
/// </summary>
internal sealed partial class DataChannelMux : ISctpHandler
{
    private readonly Lock _gate = new();
    private readonly DataChannelMuxOptions _options;
    private readonly IDataChannelObserver _observer;
    private readonly DataTransmit _transmit;
    private readonly Func<TimeSpan> _now;
    private readonly Action<TimeSpan> _wake;
    private readonly Dictionary<ushort, RtcDataChannel> _byId = [];
    private readonly List<RtcDataChannel> _withoutId = [];
    private readonly DataEventQueue _events;
    private SctpAssociation? _association;
    private bool _transportReady;
    private bool _closed;
    private volatile int _longestMessage = 65536;
    private bool _evenIds;

    /// <summary>Makes a mux without an association; <see cref="Enable"/> gives it one.</summary>
    public DataChannelMux(DataChannelMuxOptions options, IDataChannelObserver observer, DataTransmit transmit, Func<TimeSpan> now, Action<TimeSpan> wake)
    {
        _options = options;
        _observer = observer;
        _transmit = transmit;
        _now = now;
        _wake = wake;
        _events = new DataEventQueue(observer);
    }

    /// <summary>Sends an SCTP packet as one DTLS record.</summary>
    public delegate void DataTransmit(ReadOnlySpan<byte> packet);

    /// <summary>When <see cref="Advance"/> is next due.</summary>
    public TimeSpan NextDeadline
    {
        get
        {
            lock (_gate)
            {
                return _association?.NextDeadline ?? TimeSpan.MaxValue;
            }
        }
    }

    /// <summary>Longest message that the peer takes, in bytes.</summary>
    public int LongestMessage => _longestMessage;

    /// <summary>Channels that are not closed; a snapshot.</summary>
    public IReadOnlyList<RtcDataChannel> Channels
    {
        get
        {
            lock (_gate)
            {
                return [.. _byId.Values, .. _withoutId];
            }
        }
    }

    /// <summary>Takes over what the descriptions agreed on; the first call counts.</summary>
    /// <param name="remotePort">The peer's SCTP port.</param>
    /// <param name="peerMaxMessage">Longest message that the peer takes, in bytes.</param>
    /// <param name="isDtlsClient">The client opens channels on even streams, the server on odd ones (RFC 8832 section 6).</param>
    public void Enable(int remotePort, int peerMaxMessage, bool isDtlsClient)
    {
        Do(now =>
        {
            _longestMessage = peerMaxMessage;
            if (_association is not null || _closed)
            {
                return;
            }

            _evenIds = isDtlsClient;
            _association = new SctpAssociation(
                new SctpOptions
                {
                    RemotePort = (ushort)remotePort,
                    SendBuffer = _options.MaxBufferedBytes,
                    MaxMessage = _options.MaxMessageBytes,
                    ReceiveWindow = _options.ReceiveWindowBytes,
                },
                this);
            foreach (var channel in _withoutId.ToArray())
            {
                Number(channel);
            }

            if (_transportReady)
            {
                _association.Connect(now);
            }
        });
    }

    /// <summary>The transport is there: the association may be set up. Both ends begin, and SCTP sorts that out.</summary>
    public void Connect() => Do(now =>
    {
        _transportReady = true;
        _association?.Connect(now);
    });

    /// <summary>Takes an SCTP packet.</summary>
    public void Receive(ReadOnlySpan<byte> packet)
    {
        lock (_gate)
        {
            _association?.Withhold(_events.HeldBytes, _now());
            _association?.Receive(packet, _now());
            SendControls();
        }

        _events.Drain();
    }

    /// <summary>Does what has become due.</summary>
    public void Advance() => Do(now =>
    {
        if (_association?.NextDeadline <= now)
        {
            _association.Advance(now);
        }
    });

    /// <summary>Keeps messages back from the observer. When the receive window is full of them, the peer waits.</summary>
    public void Hold() => _events.Hold();

    /// <summary>Hands over what was kept back, unless <see cref="Hold"/> is called meanwhile, and lets the peer go on.</summary>
    public void Release()
    {
        _events.Release();
        _events.Drain();
        Do(now => _association?.Withhold(_events.HeldBytes, now));
    }

    /// <summary>Ends the association and all channels. Idempotent.</summary>
    public void Close() => Do(_ =>
    {
        _closed = true;
        _events.Discard();
        _association?.Abort("closed");
        CloseAll();
    });

    private void Do(Action<TimeSpan> action)
    {
        TimeSpan deadline;
        lock (_gate)
        {
            action(_now());
            SendControls();
            deadline = _association?.NextDeadline ?? TimeSpan.MaxValue;
        }

        if (deadline != TimeSpan.MaxValue)
        {
            _wake(deadline);
        }

        _events.Drain();
    }

    private void CloseAll(string? failure = null)
    {
        foreach (var channel in (RtcDataChannel[])[.. _byId.Values, .. _withoutId])
        {
            channel.Failure = failure;
            Retire(channel);
        }
    }

    private void Retire(RtcDataChannel channel)
    {
        if (channel.Id is { } id)
        {
            _byId.Remove(id);
        }

        _withoutId.Remove(channel);
        _controls.RemoveAll(waiting => waiting.Channel == channel);
        if (channel.State != DataChannelState.Closed)
        {
            channel.State = DataChannelState.Closed;
            _events.Add(new DataEvent(DataEventKind.StateChanged, channel));
        }
    }
}

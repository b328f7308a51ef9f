using Senytl.Livekit.Rtc.DataChannel;

namespace Senytl.Livekit.Server.Media;

/// <summary>
/// Data on its way to one participant. Reliable packets wait, in order, for the channel to open and for room on it. When many wait, those who
/// send more wait too: a sender is slowed to what its receivers take, and no receiver is lost for being slower than a sender.
/// </summary>
/// <param name="clock">Measures patience.</param>
/// <param name="filled">Called when senders begin to wait.</param>
/// <param name="stuck">Called when they have waited for <see cref="Patience"/>, on a timer's thread.</param>
/// <param name="dropped">Called with the length of a packet that is longer than the participant takes, and with what it takes.</param>
internal sealed partial class DataOutbox(TimeProvider clock, Action filled, Action stuck, Action<int, int> dropped) : IDisposable
{
    /// <summary>Most bytes that wait here for a participant: what the server itself sends has nobody who could wait.</summary>
    public const int Capacity = 64 << 20;

    /// <summary>Bytes above which senders wait.</summary>
    public const int HighMark = 16 << 20;

    /// <summary>Bytes at which they go on.</summary>
    public const int LowMark = 8 << 20;

    /// <summary>How long senders wait for one receiver before it is given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What a packet costs beside its content, so that empty ones are not free.</summary>
    private const int PacketOverhead = 64;

    /// <summary>Bytes given to the channel at a time; the rest waits here.</summary>
    private const int Window = 4 << 20;

    /// <summary>A lossy packet behind more than this is late anyway.</summary>
    private const int LossyWindow = 256 << 10;

    private readonly Lock _gate = new();
    private readonly Queue<ReadOnlyMemory<byte>> _waiting = new();
    private long _bytes;
    private bool _pumping;
    private bool _again;
    private bool _closed;
    private RtcDataChannel? _reliable;

    public RtcDataChannel? Lossy { get; set; }

    public RtcDataChannel? Reliable
    {
        get => _reliable;
        set
        {
            lock (_gate)
            {
                _reliable = value;
                if (value is not null)
                {
                    value.BufferedAmountLowThreshold = Window / 4;
                }
            }

            Flush();
        }
    }

    public bool SendLossy(ReadOnlySpan<byte> packet) =>
        Lossy is { BufferedAmount: < LossyWindow } channel && channel.TrySend(packet);

    /// <summary>Takes a packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="from">Where it came in, to be held when too much waits here; null for the server's own.</param>
    /// <returns>False when so much waits that the participant must be given up.</returns>
    public bool SendReliable(ReadOnlyMemory<byte> packet, DataInlet? from)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return true;
            }

            if (_bytes + packet.Length + PacketOverhead > Capacity)
            {
                return false;
            }

            _waiting.Enqueue(packet);
            _bytes += packet.Length + PacketOverhead;
        }

        Flush();
        if (HoldWhenHigh(from))
        {
            filled();
        }

        return true;
    }

    /// <summary>Gives the channel what it has room for, on one thread at a time; and lets senders go on when little is left.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            _again = true;
            if (_pumping)
            {
                return;
            }

            _pumping = true;
        }

        try
        {
            while (TakeTurn())
            {
                while (TrySendNext())
                {
                }
            }
        }
        catch
        {
            // What the channel's owner failed at is not for this outbox to stop at for ever.
            lock (_gate)
            {
                _pumping = false;
            }

            throw;
        }

        ReleaseWhenLow();
    }

    private bool TakeTurn()
    {
        lock (_gate)
        {
            _pumping = _again;
            _again = false;
            return _pumping;
        }
    }

    private bool TrySendNext()
    {
        RtcDataChannel channel;
        ReadOnlyMemory<byte> packet;
        lock (_gate)
        {
            if (_reliable is not { BufferedAmount: < Window } open || !_waiting.TryPeek(out packet))
            {
                return false;
            }

            channel = open;
        }

        if (!channel.TrySend(packet.Span))
        {
            if (packet.Length <= channel.LongestMessage)
            {
                return false;
            }

            // It would never be taken, and what follows it would wait for ever.
            dropped(packet.Length, channel.LongestMessage);
        }

        lock (_gate)
        {
            if (!_closed)
            {
                _waiting.Dequeue();
                _bytes -= packet.Length + PacketOverhead;
            }
        }

        return true;
    }
}

using Senytl.Livekit.Rtc.DataChannel;

namespace Senytl.Livekit.Server.Media;

/// <summary>Data on its way to one participant. Reliable packets wait, in order, for the channel to open and for room on it.</summary>
internal sealed class DataOutbox
{
    /// <summary>Most bytes that wait here for a participant.</summary>
    public const int Capacity = 64 << 20;

    /// <summary>Bytes given to the channel at a time; the rest waits here.</summary>
    private const int Window = 4 << 20;

    /// <summary>A lossy packet behind more than this is late anyway.</summary>
    private const int LossyWindow = 256 << 10;

    private readonly Lock _gate = new();
    private readonly Queue<ReadOnlyMemory<byte>> _waiting = new();
    private long _bytes;
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

    /// <summary>False when so much waits that the participant must be given up.</summary>
    public bool SendReliable(ReadOnlyMemory<byte> packet)
    {
        lock (_gate)
        {
            if (_bytes + packet.Length > Capacity)
            {
                return false;
            }

            _waiting.Enqueue(packet);
            _bytes += packet.Length;
            Drain();
            return true;
        }
    }

    public void Flush()
    {
        lock (_gate)
        {
            Drain();
        }
    }

    private void Drain()
    {
        while (_reliable is { BufferedAmount: < Window } channel && _waiting.TryPeek(out var packet) && channel.TrySend(packet.Span))
        {
            _waiting.Dequeue();
            _bytes -= packet.Length;
        }
    }
}

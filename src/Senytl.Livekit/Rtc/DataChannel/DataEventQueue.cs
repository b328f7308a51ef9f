using Senytl.Livekit.Rtc.Sctp;

namespace Senytl.Livekit.Rtc.DataChannel;

/// <summary>
/// Carries events from within a lock to the observer outside of it, in order. Whoever drains while another thread does
/// leaves the work to that thread; so an observer may cause new events from its callbacks. While messages are held, everything else passes them.
/// </summary>
internal sealed class DataEventQueue(IDataChannelObserver observer)
{
    private readonly Lock _gate = new();
    private readonly Queue<DataEvent> _events = new();
    private readonly Queue<DataEvent> _messages = new();
    private bool _draining;
    private bool _holding;
    private int _heldBytes;

    /// <summary>What the messages that are held count for, in bytes.</summary>
    public int HeldBytes => Volatile.Read(ref _heldBytes);

    /// <summary>Adds an event.</summary>
    public void Add(DataEvent item)
    {
        lock (_gate)
        {
            _events.Enqueue(item);
        }
    }

    /// <summary>From now on messages wait, until <see cref="Release"/> and the next <see cref="Drain"/>.</summary>
    public void Hold()
    {
        lock (_gate)
        {
            _holding = true;
        }
    }

    /// <summary>Messages pass again.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _holding = false;
        }
    }

    /// <summary>Forgets the messages that are held: nobody waits for them any more.</summary>
    public void Discard()
    {
        lock (_gate)
        {
            _messages.Clear();
            _heldBytes = 0;
        }
    }

    /// <summary>Tells the observer what waits. An exception of the observer leaves the rest for the next call.</summary>
    public void Drain()
    {
        while (TryTake(out var item))
        {
            try
            {
                Tell(item);
            }
            finally
            {
                lock (_gate)
                {
                    _draining = false;
                }
            }
        }
    }

    private bool TryTake(out DataEvent item)
    {
        lock (_gate)
        {
            item = default;
            return !_draining && (_draining = TryNext(out item));
        }
    }

    private bool TryNext(out DataEvent item)
    {
        if (!_holding && _messages.TryDequeue(out item))
        {
            _heldBytes -= Reassembly.CostOf(item.Message);
            return true;
        }

        while (_events.TryDequeue(out item))
        {
            if (!_holding || item.Message is null)
            {
                return true;
            }

            _messages.Enqueue(item);
            _heldBytes += Reassembly.CostOf(item.Message);
        }

        return false;
    }

    private void Tell(DataEvent item)
    {
        switch (item.Kind)
        {
            case DataEventKind.Opened:
                observer.OnDataChannel(item.Channel);
                break;
            case DataEventKind.StateChanged:
                observer.OnDataChannelStateChanged(item.Channel);
                break;
            case DataEventKind.BufferedAmountLow:
                observer.OnBufferedAmountLow(item.Channel);
                break;
            default:
                observer.OnMessage(item.Channel, item.Message, item.Kind == DataEventKind.Binary);
                break;
        }
    }
}

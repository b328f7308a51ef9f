namespace Senytl.Livekit.Rtc.DataChannel;

/// <summary>
/// Carries events from within a lock to the observer outside of it, in order. Whoever drains while another thread does
/// leaves the work to that thread; so an observer may cause new events from its callbacks.
/// </summary>
internal sealed class DataEventQueue(IDataChannelObserver observer)
{
    private readonly Lock _gate = new();
    private readonly Queue<DataEvent> _events = new();
    private bool _draining;

    /// <summary>Adds an event.</summary>
    public void Add(DataEvent item)
    {
        lock (_gate)
        {
            _events.Enqueue(item);
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
            if (_draining || !_events.TryDequeue(out item))
            {
                return false;
            }

            _draining = true;
            return true;
        }
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

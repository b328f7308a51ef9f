namespace Senytl.Livekit.Server.Media;

/// <content>Who waits because too much waits here, and until when.</content>
internal sealed partial class DataOutbox
{
    private readonly HashSet<DataInlet> _held = [];
    private ITimer? _patience;

    /// <summary>Nobody waits for this participant any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _waiting.Clear();
            _bytes = 0;
        }

        ReleaseWhenLow();
    }

    /// <summary>True when this is what made senders wait.</summary>
    private bool HoldWhenHigh(DataInlet? from)
    {
        lock (_gate)
        {
            if (_bytes <= HighMark || from is null)
            {
                return false;
            }

            from.Hold(this);
            _held.Add(from);
            if (_patience is not null)
            {
                return false;
            }

            _patience = clock.CreateTimer(_ => stuck(), null, Patience, Timeout.InfiniteTimeSpan);
            return true;
        }
    }

    private void ReleaseWhenLow()
    {
        DataInlet[] released;
        lock (_gate)
        {
            if (_bytes > LowMark || _patience is null)
            {
                return;
            }

            _patience.Dispose();
            _patience = null;
            released = [.. _held];
            _held.Clear();
        }

        foreach (var inlet in released)
        {
            inlet.Release(this);
        }
    }
}

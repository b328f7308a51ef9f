namespace Senytl.Livekit.Server.Media;

/// <summary>The way in for one participant's data. It is shut while any of those whom its data is for has too much to read.</summary>
/// <param name="hold">Shuts it; called under a lock, and again while it is shut.</param>
/// <param name="release">Opens it; may relay what waited before it returns.</param>
internal sealed class DataInlet(Action hold, Action release)
{
    private readonly Lock _gate = new();
    private readonly HashSet<DataOutbox> _full = [];

    public void Hold(DataOutbox full)
    {
        lock (_gate)
        {
            _full.Add(full);
            hold();
        }
    }

    public void Release(DataOutbox outbox)
    {
        lock (_gate)
        {
            if (!_full.Remove(outbox) || _full.Count > 0)
            {
                return;
            }
        }

        release();
    }
}

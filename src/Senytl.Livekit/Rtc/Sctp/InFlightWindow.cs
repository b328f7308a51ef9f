namespace Senytl.Livekit.Rtc.Sctp;

/// <summary>Fragments with consecutive TSNs from the first that is not acknowledged; a ring that grows.</summary>
internal sealed class InFlightWindow
{
    private OutgoingChunk[] _ring = new OutgoingChunk[64];
    private int _head;

    /// <summary>How many fragments are held.</summary>
    public int Count { get; private set; }

    /// <summary>The fragment at a position from the first.</summary>
    public OutgoingChunk this[int index] => _ring[(_head + index) & (_ring.Length - 1)];

    /// <summary>Adds the fragment of the next TSN.</summary>
    public void Add(OutgoingChunk chunk)
    {
        if (Count == _ring.Length)
        {
            var larger = new OutgoingChunk[_ring.Length * 2];
            for (var i = 0; i < Count; i++)
            {
                larger[i] = this[i];
            }

            (_ring, _head) = (larger, 0);
        }

        _ring[(_head + Count++) & (_ring.Length - 1)] = chunk;
    }

    /// <summary>Removes the first fragment.</summary>
    public void RemoveFirst()
    {
        _ring[_head] = null!;
        _head = (_head + 1) & (_ring.Length - 1);
        Count--;
    }
}

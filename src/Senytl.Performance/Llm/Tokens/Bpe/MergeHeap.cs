using System.Buffers;

namespace Senytl.Performance;

/// <summary>A heap of four children a node over pooled memory, smallest first: ranks above, positions below.</summary>
internal ref struct MergeHeap
{
    private ulong[] _items;
    private int _count;

    public MergeHeap(int capacity) => _items = ArrayPool<ulong>.Shared.Rent(capacity);

    /// <summary>Adds an item that is not yet in heap order; <see cref="Order"/> follows.</summary>
    public void Append(int rank, int position) => _items[_count++] = ((ulong)(uint)rank << 32) | (uint)position;

    public readonly void Order()
    {
        for (var at = (_count - 2) >> 2; at >= 0; at--)
        {
            Sink(at, _items[at]);
        }
    }

    public void Push(int rank, int position)
    {
        if (_count == _items.Length)
        {
            Grow();
        }

        var item = ((ulong)(uint)rank << 32) | (uint)position;
        var at = _count++;
        while (at > 0 && item < _items[(at - 1) >> 2])
        {
            _items[at] = _items[(at - 1) >> 2];
            at = (at - 1) >> 2;
        }

        _items[at] = item;
    }

    public bool TryPop(out int rank, out int position)
    {
        if (_count == 0)
        {
            (rank, position) = (0, 0);
            return false;
        }

        var top = _items[0];
        (rank, position) = ((int)(top >> 32), (int)(uint)top);
        var last = _items[--_count];
        if (_count > 0)
        {
            Sink(0, last);
        }

        return true;
    }

    public readonly void Dispose() => ArrayPool<ulong>.Shared.Return(_items);

    private readonly void Sink(int at, ulong item)
    {
        var items = _items.AsSpan(0, _count);
        while (true)
        {
            var child = (at << 2) + 1;
            if (child >= items.Length)
            {
                break;
            }

            var smallest = child;
            for (var other = child + 1; other < Math.Min(child + 4, items.Length); other++)
            {
                smallest = items[other] < items[smallest] ? other : smallest;
            }

            if (item <= items[smallest])
            {
                break;
            }

            items[at] = items[smallest];
            at = smallest;
        }

        items[at] = item;
    }

    private void Grow()
    {
        var larger = ArrayPool<ulong>.Shared.Rent(_items.Length * 2);
        _items.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<ulong>.Shared.Return(_items);
        _items = larger;
    }
}

namespace Senytl.Performance;

/// <summary>Deals out data to iterations: prompts, accounts, documents.</summary>
/// <remarks>A feed keeps no state: the item follows from the position alone, so a run is reproduced whatever the order in which
/// its iterations happen to start. Safe to share between threads.</remarks>
/// <typeparam name="T">The type of an item.</typeparam>
public abstract class DataFeed<T>
{
    private protected DataFeed(IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.Count == 0)
        {
            throw new ArgumentException("A data feed has at least one item; this one has none.", nameof(items));
        }

        Items = [.. items];
    }

    private protected T[] Items { get; }

    /// <summary>The item for an iteration.</summary>
    public abstract T At(FeedPosition position);
}

using Senytl.Performance.Reporting;

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

    /// <summary>The item for the current iteration of a user.</summary>
    public T For(VirtualUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return At(user.Position);
    }

    /// <summary>How many items there are, and how they are dealt out: with the data, all that reproduces it.</summary>
    public sealed override string ToString() => $"{CountText.Of(Items.Length, "item")} of data {Order}";

    private protected abstract string Order { get; }

    /// <summary>Why the feed does not fit a load; absent when it does.</summary>
    internal virtual string? ErrorFor(LoadTestOptions options) => null;
}

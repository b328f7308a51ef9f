namespace Senytl.Performance;

/// <summary>The ways to deal out data.</summary>
public static class DataFeed
{
    /// <summary>One after the other, and again from the first.</summary>
    /// <exception cref="ArgumentException">There is no item.</exception>
    public static DataFeed<T> Sequential<T>(IReadOnlyList<T> items) => new SequentialFeed<T>(items);

    /// <summary>In random order: each item once before any comes again, in a new order each time round.</summary>
    /// <param name="items">At least one.</param>
    /// <param name="seed">Reproduces the order.</param>
    /// <exception cref="ArgumentException">There is no item.</exception>
    public static DataFeed<T> Shuffled<T>(IReadOnlyList<T> items, int seed) => new ShuffledFeed<T>(items, seed);

    /// <summary>Each user has items of its own, which no other user ever gets; it takes them in turn.</summary>
    /// <param name="items">At least as many as users.</param>
    /// <param name="users">How many users there are; at least 1.</param>
    /// <exception cref="ArgumentException">There are fewer items than users.</exception>
    public static DataFeed<T> Partitioned<T>(IReadOnlyList<T> items, int users) => new PartitionedFeed<T>(items, users);
}

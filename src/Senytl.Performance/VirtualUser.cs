using Senytl.Performance.Statistics;

namespace Senytl.Performance;

/// <summary>The simulated user that a body runs as. A user runs one request at a time, so its state needs no lock.</summary>
public sealed class VirtualUser
{
    private ulong state;
    private readonly int users;
    private Dictionary<string, object?>? items;

    /// <param name="index">Index of the user.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="users">How many users take turns; 0 when each arrival of an open load is a user of its own.</param>
    internal VirtualUser(int index, int seed, int users)
    {
        this.users = users;
        Index = index;
        state = SeededRandom.At(seed, index);
    }

    /// <summary>Index of this user, from 0.</summary>
    public int Index { get; }

    /// <summary>Index of the current iteration of this user, from 0; the warm-up is counted apart.</summary>
    public long Iteration { get; internal set; }

    /// <summary>
    /// Where the current iteration stands in the run: the index of the arrival in an open load; in a closed one as if all
    /// users took turns, so that it does not depend on how fast each of them happens to be.
    /// </summary>
    public FeedPosition Position => users == 0
        ? new FeedPosition(Index, User: 0, UserIteration: Index)
        : new FeedPosition(Index + (Iteration * users), Index, Iteration);

    /// <summary>State that lives as long as the user, e.g. a session id.</summary>
    public IDictionary<string, object?> Items => items ??= [];

    /// <summary>Picks one element at random; the run's seed and the user's index make the sequence repeatable.</summary>
    /// <exception cref="ArgumentException"><paramref name="choices"/> is empty.</exception>
    public T Pick<T>(IReadOnlyList<T> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices.Count > 0
            ? choices[Next(choices.Count)]
            : throw new ArgumentException("There is nothing to pick from: give at least one element.", nameof(choices));
    }

    /// <summary>A random number from 0 to <paramref name="exclusiveMax"/> − 1, repeatable by seed.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveMax"/> is below 1.</exception>
    public int Next(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMax, 1);
        return (int)(((UInt128)NextUInt64() * (ulong)exclusiveMax) >> 64);
    }

    /// <summary>SplitMix64: 8 bytes of state a user. Steele, Lea, Flood 2014, doi:10.1145/2714064.2660195.</summary>
    private ulong NextUInt64()
    {
        var z = state = unchecked(state + 0x9E3779B97F4A7C15UL);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return z ^ (z >> 31);
    }
}

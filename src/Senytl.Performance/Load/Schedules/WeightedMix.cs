using System.Globalization;
using Senytl.Performance.Statistics;

namespace Senytl.Performance;

/// <summary>Chooses one of several kinds of request by weight.</summary>
/// <remarks>The choice depends on the seed and the index of the arrival alone, so it is the same however many run at once.
/// Immutable, safe to share between threads.</remarks>
/// <typeparam name="T">What is chosen: a <see cref="LoadScenario"/>, a prompt, a persona.</typeparam>
public sealed class WeightedMix<T>
{
    private readonly T[] items;
    private readonly double[] upTo;
    private readonly int seed;

    /// <summary>A mix.</summary>
    /// <param name="seed">Reproduces the choices.</param>
    /// <param name="items">At least one, each with a finite weight over 0. Weights need not add up to anything.</param>
    /// <exception cref="ArgumentException">A weight is out of range; the message names each that is.</exception>
    public WeightedMix(int seed, params IReadOnlyList<(T Item, double Weight)> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var wrong = items.Select((item, i) => (item.Weight, Position: i + 1))
            .Where(item => !(item.Weight > 0 && double.IsFinite(item.Weight)))
            .Select(item => string.Create(CultureInfo.InvariantCulture, $"weight {item.Position} is {item.Weight:R}")).ToList();
        if (items.Count == 0 || wrong.Count > 0)
        {
            throw new ArgumentException(items.Count == 0
                ? "A mix has at least one item; this one has none."
                : $"Weights are finite and over 0: {string.Join("; ", wrong)}. Leave out what is never to be chosen.", nameof(items));
        }

        this.seed = seed;
        this.items = [.. items.Select(item => item.Item)];
        upTo = new double[items.Count];
        var sum = 0.0;
        for (var i = 0; i < items.Count; i++)
        {
            upTo[i] = sum += items[i].Weight;
        }
    }

    /// <summary>The items.</summary>
    internal IReadOnlyList<T> Items => items;

    /// <summary>The item for the current iteration of a user.</summary>
    public T For(VirtualUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return At(user.Position.Iteration);
    }

    /// <summary>The item for an iteration.</summary>
    /// <param name="index">The index of the iteration in the run, from 0: in an open load that of the arrival.</param>
    public T At(long index)
    {
        var found = Array.BinarySearch(upTo, SeededRandom.UniformAt(seed, index) * upTo[^1]);

        // A hit on an edge belongs to the item above it; rounding may not lead past the last.
        return items[Math.Min(found < 0 ? ~found : found + 1, items.Length - 1)];
    }

    /// <summary>The shares and the seed: all that reproduces the choices.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"mix of {string.Join(", ", items.Select((item, i) => $"{Share(i)} {item}"))} (seed {seed})");

    private string Share(int i) => string.Create(
        CultureInfo.InvariantCulture, $"{(upTo[i] - (i == 0 ? 0 : upTo[i - 1])) / upTo[^1] * 100:0.##} %");
}

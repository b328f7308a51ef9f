using System.Globalization;
using Senytl.Performance.Statistics;

namespace Senytl.Performance;

internal sealed class ShuffledFeed<T>(IReadOnlyList<T> items, int seed) : DataFeed<T>(items)
{
    private protected override string Order => string.Create(CultureInfo.InvariantCulture, $"shuffled (seed {seed})");

    public override T At(FeedPosition position)
    {
        var (round, index) = Math.DivRem(position.Iteration, Items.Length);
        return Items[SeededPermutation.At(SeededRandom.At(seed, round), Items.Length, (int)index)];
    }
}

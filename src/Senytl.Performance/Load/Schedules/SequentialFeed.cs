namespace Senytl.Performance;

internal sealed class SequentialFeed<T>(IReadOnlyList<T> items) : DataFeed<T>(items)
{
    public override T At(FeedPosition position) => Items[position.Iteration % Items.Length];
}

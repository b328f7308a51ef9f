namespace Senytl.Performance;

internal sealed class SequentialFeed<T>(IReadOnlyList<T> items) : DataFeed<T>(items)
{
    private protected override string Order => "in turn";

    public override T At(FeedPosition position) => Items[position.Iteration % Items.Length];
}

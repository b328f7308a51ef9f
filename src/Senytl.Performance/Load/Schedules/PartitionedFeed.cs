using System.Globalization;

namespace Senytl.Performance;

internal sealed class PartitionedFeed<T> : DataFeed<T>
{
    private readonly int users;

    public PartitionedFeed(IReadOnlyList<T> items, int users)
        : base(items)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(users, 1);
        if (users > items.Count)
        {
            throw new ArgumentException(
                $"{items.Count} items cannot be divided among {users} users: supply at least {users} items, or share them with Sequential.", nameof(users));
        }

        this.users = users;
    }

    private protected override string Order => string.Create(CultureInfo.InvariantCulture, $"divided among {users} users");

    internal override string? ErrorFor(LoadTestOptions options) => options switch
    {
        { Profile: not null } => "The data is divided among users, and an open load has none: deal it out by Sequential or Shuffled.",
        { ConcurrentUsers: var asked } when asked > users => string.Create(
            CultureInfo.InvariantCulture, $"The data is divided among {users} users, and the load has {asked}: divide it among {asked}."),
        _ => null,
    };

    public override T At(FeedPosition position)
    {
        if (position.User < 0 || position.User >= users)
        {
            throw new ArgumentOutOfRangeException(
                nameof(position), position.User, $"The feed is divided among {users} users, 0 to {users - 1}. Partition it for as many users as the run has.");
        }

        var own = (Items.Length - position.User - 1) / users + 1;
        return Items[position.User + (position.UserIteration % own * users)];
    }
}

namespace Senytl.Performance.Load;

public class DataFeedTests
{
    private static readonly int[] Ten = [.. Enumerable.Range(0, 10)];

    [Fact]
    public void Sequential_starts_over_after_the_last() =>
        Assert.Equal([8, 9, 0, 1], Enumerable.Range(8, 4).Select(i => DataFeed.Sequential(Ten).At(new(i, 0, 0))));

    [Fact]
    public void Shuffled_deals_each_once_a_round_in_another_order_each_round()
    {
        var feed = DataFeed.Shuffled(Ten, seed: 3);
        var rounds = Enumerable.Range(0, 30).Select(i => feed.At(new(i, 0, 0))).Chunk(10).ToArray();
        Assert.All(rounds, round => Assert.Equal(Ten, round.Order()));
        Assert.NotEqual(rounds[0], rounds[1]);
        Assert.Equal(rounds[2], Enumerable.Range(20, 10).Select(i => DataFeed.Shuffled(Ten, 3).At(new(i, 4, 9))));
        Assert.NotEqual(rounds[0], Enumerable.Range(0, 10).Select(i => DataFeed.Shuffled(Ten, 4).At(new(i, 0, 0))));
    }

    [Fact]
    public void Partitioned_gives_no_item_to_two_users_and_uses_all()
    {
        var feed = DataFeed.Partitioned(Ten, users: 3);
        var perUser = Enumerable.Range(0, 3).Select(user => Enumerable.Range(0, 20).Select(i => feed.At(new(0, user, i))).Distinct().ToArray()).ToArray();
        Assert.Equal(Ten, perUser.SelectMany(items => items).Order());
        Assert.Equal([4, 3, 3], perUser.Select(items => items.Length));
    }

    [Fact]
    public void What_cannot_be_dealt_out_says_what_to_do()
    {
        Assert.Contains("at least one item", Assert.Throws<ArgumentException>(() => DataFeed.Sequential<int>([])).Message);
        Assert.Contains("supply at least 11 items", Assert.Throws<ArgumentException>(() => DataFeed.Partitioned(Ten, 11)).Message);
        Assert.Contains("0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => DataFeed.Partitioned(Ten, 3).At(new(0, 3, 0))).Message);
    }
}

namespace Senytl.Performance.Statistics;

public class SeededPermutationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void Each_place_gets_another_number(int n) => Assert.Equal(
        Enumerable.Range(0, n), Enumerable.Range(0, n).Select(place => SeededPermutation.At(99, n, place)).Order());

    [Fact]
    public void Every_order_of_four_comes_about_equally_often()
    {
        var orders = Enumerable.Range(0, 24_000)
            .Select(seed => string.Concat(Enumerable.Range(0, 4).Select(place => SeededPermutation.At(SeededRandom.At(seed, 0), 4, place))))
            .CountBy(order => order).ToList();
        Assert.Equal(24, orders.Count);
        Assert.All(orders, order => Assert.InRange(order.Value, 800, 1200));
    }

    [Fact]
    public void The_largest_range_stays_within_itself() =>
        Assert.InRange(SeededPermutation.At(5, int.MaxValue, int.MaxValue - 1), 0, int.MaxValue - 1);
}

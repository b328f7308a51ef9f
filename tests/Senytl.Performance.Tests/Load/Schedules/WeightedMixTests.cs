namespace Senytl.Performance.Load;

public class WeightedMixTests
{
    [Fact]
    public void Shares_follow_the_weights()
    {
        var mix = new WeightedMix<string>(5, ("a", 6), ("b", 3), ("c", 1));
        var counts = Enumerable.Range(0, 100_000).CountBy(index => mix.At(index)).ToDictionary();
        Assert.Equal(60_000, counts["a"], 800.0);
        Assert.Equal(30_000, counts["b"], 800.0);
        Assert.Equal(10_000, counts["c"], 800.0);
    }

    [Fact]
    public void The_choice_depends_on_the_index_alone()
    {
        var mix = new WeightedMix<int>(5, (1, 1), (2, 1));
        var forward = Enumerable.Range(0, 500).Select(index => mix.At(index)).ToArray();
        Assert.Equal(forward.Reverse(), Enumerable.Range(0, 500).Reverse().Select(index => mix.At(index)));
        Assert.NotEqual(forward, Enumerable.Range(0, 500).Select(index => new WeightedMix<int>(6, (1, 1), (2, 1)).At(index)));
    }

    [Fact]
    public void Every_wrong_weight_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => new WeightedMix<int>(1, (1, 0), (2, 1), (3, double.NaN))).Message;
        Assert.Contains("weight 1 is 0; weight 3 is NaN", error);
        Assert.Contains("at least one item", Assert.Throws<ArgumentException>(() => new WeightedMix<int>(1)).Message);
    }
}

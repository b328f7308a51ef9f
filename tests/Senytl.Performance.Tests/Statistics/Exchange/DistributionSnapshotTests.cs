using System.Text.Json;

namespace Senytl.Performance.Statistics;

public class DistributionSnapshotTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(30_000)]
    public void Nothing_is_lost_through_json(int count)
    {
        var original = new Distribution();
        original.Track(1_000_000);
        Array.ForEach(Shapes.Of("heavy tail", count, 6), original.Record);
        var json = JsonSerializer.Serialize(original.ToSnapshot());
        var restored = Distribution.From(JsonSerializer.Deserialize<DistributionSnapshot>(json)!);
        Assert.Equal(json, JsonSerializer.Serialize(restored.ToSnapshot()));
        Assert.Equal((original.Count, original.IsExact), (restored.Count, restored.IsExact));
        Assert.Equal(original.CountOver(1_000_000), restored.CountOver(1_000_000));
        if (count > 0)
        {
            Assert.Equal((original.Mean, original.Min, original.ValueAt(99), original.Max), (restored.Mean, restored.Min, restored.ValueAt(99), restored.Max));
        }

        restored.Record(3);
        Assert.Equal(count + 1, restored.Count);
    }

    [Fact]
    public void A_file_that_contradicts_itself_is_refused()
    {
        var good = Big().ToSnapshot();
        DistributionSnapshot[] bad =
        [
            new(),
            good with { Values = [1] },
            good with { Buckets = [1, 2, 3] },
            good with { Buckets = [5, 1, 4, 1] },
            good with { Buckets = [5, -1] },
            good with { Buckets = [1_000_000, 1] },
            good with { Min = -1 },
            good with { Max = long.MaxValue },
            good with { Total = "many" },
            good with { SquaredDeviations = double.NaN },
            new() { Values = [-1] },
            new() { Values = new long[4097] },
        ];
        Assert.All(bad, snapshot => Assert.Throws<InvalidDataException>(() => Distribution.From(snapshot)));
        Assert.Equal(5000, Distribution.From(good).Count);
    }

    private static Distribution Big()
    {
        var distribution = new Distribution();
        Array.ForEach(Shapes.Of("uniform", 5000, 1), distribution.Record);
        return distribution;
    }
}

using Senytl.Performance.Statistics;

namespace Senytl.Performance.Tests.Statistics.Bounds;

public sealed class SequentialProofTests
{
    [Theory]
    [InlineData(90, 43, 66)]
    [InlineData(95, 88, 134)]
    [InlineData(99, 449, 683)]
    [InlineData(99.9, 4_512, 6_851)]
    public void The_smallest_samples_that_prove_are_known(double percentile, long none, long one)
    {
        Assert.Equal([none, one], new long[] { 0, 1 }.Select(over => SequentialProof.SmallestPassing(percentile, over, 0.95)));
        Assert.Equal(none - 10, PercentileVerdict.Of(10, 0, percentile, 0.95, sequential: true).MoreNeeded);
    }

    [Fact]
    public void It_needs_88_observations_for_p95_with_none_over()
    {
        Assert.False(SequentialProof.IsProven(count: 87, over: 0, percentile: 95, confidence: 0.95));
        Assert.True(SequentialProof.IsProven(count: 88, over: 0, percentile: 95, confidence: 0.95));
    }

    [Theory]
    [InlineData(95)]
    [InlineData(99)]
    public void It_is_wrong_in_at_most_five_percent_of_runs_that_look_after_every_observation(double percentile)
    {
        const int Runs = 2000;
        const int Longest = 2000;
        var random = new Random(7);
        var falsePasses = 0;
        for (var run = 0; run < Runs; run++)
        {
            long over = 0;
            for (var n = 1; n <= Longest; n++)
            {
                over += random.NextDouble() < 1 - (percentile / 100) ? 1 : 0;
                if (n % 10 == 0 && SequentialProof.IsProven(n, over, percentile, 0.95))
                {
                    falsePasses++;
                    break;
                }
            }
        }

        Assert.InRange((double)falsePasses / Runs, 0, 0.05);
    }
}

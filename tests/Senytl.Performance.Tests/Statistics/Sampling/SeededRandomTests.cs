namespace Senytl.Performance.Statistics;

public class SeededRandomTests
{
    // The reference implementation's sequence for seed 1234567: https://prng.di.unimi.it/splitmix64.c
    [Fact]
    public void It_is_SplitMix64()
    {
        var random = new SeededRandom(1234567);
        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423], new[] { random.Next(), random.Next(), random.Next() });
    }

    [Fact]
    public void Uniform_exponential_and_indexed_numbers_fit_their_laws()
    {
        var random = SeededRandom.From(3);
        var uniform = new double[5000];
        var exponential = new double[5000];
        var indexed = new double[5000];
        for (var i = 0; i < uniform.Length; i++)
        {
            (uniform[i], exponential[i], indexed[i]) = (random.NextUniform(), random.NextExponential(), SeededRandom.UniformAt(8, i));
        }

        Assert.InRange(KolmogorovSmirnov.Test(uniform, x => x).PValue, 0.01, 1);
        Assert.InRange(KolmogorovSmirnov.Test(indexed, x => x).PValue, 0.01, 1);
        Assert.InRange(KolmogorovSmirnov.Test(exponential, x => 1 - Math.Exp(-x)).PValue, 0.01, 1);
    }

    [Fact]
    public void Integers_cover_their_range_evenly()
    {
        var random = SeededRandom.From(4);
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++)
        {
            counts[random.NextInt(6)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }
}

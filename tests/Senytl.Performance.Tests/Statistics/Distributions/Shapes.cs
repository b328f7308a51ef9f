namespace Senytl.Performance.Statistics;

/// <summary>Seeded series of the shapes that latencies have.</summary>
internal static class Shapes
{
    public static readonly string[] Names = ["uniform", "exponential", "lognormal", "bimodal", "heavy tail", "constant with spikes"];

    public static long[] Of(string name, int count, int seed)
    {
        var random = new Random(seed);
        var values = new long[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (long)Math.Min(9e18, Next(name, random));
        }

        return values;
    }

    private static double Next(string name, Random random) => name switch
    {
        "uniform" => random.NextDouble() * 5e6,
        "exponential" => 2e6 * Exponential(random),
        "lognormal" => 1e6 * Math.Exp(0.8 * Normal(random)),
        "bimodal" => random.NextDouble() < 0.93 ? 1e6 + (1e5 * random.NextDouble()) : 9e8 + (1e8 * random.NextDouble()),
        "heavy tail" => 1e5 / Math.Pow(1 - random.NextDouble(), 1 / 0.6),
        "constant with spikes" => random.NextDouble() < 0.98 ? 700_000 : 4e10 * random.NextDouble(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static double Exponential(Random random) => -Math.Log(1 - random.NextDouble());

    private static double Normal(Random random) =>
        Math.Sqrt(2 * Exponential(random)) * Math.Cos(2 * Math.PI * random.NextDouble());
}

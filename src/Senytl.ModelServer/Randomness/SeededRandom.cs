namespace Senytl.ModelServer;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195), keyed by seed, request index and purpose, so that a
/// request draws the same values whatever runs beside it.
/// </summary>
internal struct SeededRandom(long seed, long index, DrawPurpose purpose)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state = Mix(Mix(Mix((ulong)seed + Golden) ^ Mix((ulong)index + ~Golden)) + ((ulong)purpose * Golden));

    public ulong NextUInt64() => Mix(state += Golden);

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal, by Box and Muller.</summary>
    public double NextGaussian()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(Math.Tau * NextDouble());
    }

    public int NextInt32(int below) => (int)(NextDouble() * below);

    /// <summary>FNV-1a over UTF-16 units, finished by the SplitMix64 mixer.</summary>
    public static long Hash(ReadOnlySpan<char> text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * 0x100000001B3;
        }

        return (long)Mix(hash);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

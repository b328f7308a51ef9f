namespace Senytl.Performance.Statistics;

/// <summary>Random numbers that one seed reproduces on every machine and version.</summary>
/// <remarks>
/// SplitMix64: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014,
/// doi:10.1145/2660193.2660195. Not for secrets.
/// </remarks>
internal struct SeededRandom(ulong seed)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong state = seed;

    /// <summary>The number that belongs to an index: the same whoever asks, in whatever order.</summary>
    public static ulong At(int seed, long index) => Mix(Mix((ulong)(uint)seed + Gamma) + ((ulong)index * Gamma));

    /// <summary>As <see cref="At"/>, uniform in [0, 1).</summary>
    public static double UniformAt(int seed, long index) => ToUniform(At(seed, index));

    /// <summary>A generator for a seed as users write them.</summary>
    public static SeededRandom From(int seed) => new(Mix((uint)seed));

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(state += Gamma);

    /// <summary>Uniform in [0, 1).</summary>
    public double NextUniform() => ToUniform(Next());

    /// <summary>Exponential with mean 1.</summary>
    public double NextExponential() => -double.LogP1(-NextUniform());

    /// <summary>Uniform in [0, <paramref name="below"/>).</summary>
    public int NextInt(int below) => (int)Math.BigMul(Next(), (ulong)below, out _);

    private static double ToUniform(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

using System.Numerics;

namespace Senytl.Performance.Statistics;

/// <summary>A random order of 0…n−1 that is asked for place by place, without holding it.</summary>
/// <remarks>
/// A Feistel network over the next power of four, walked until it falls below n.
/// J. Black, P. Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002, doi:10.1007/3-540-45760-7_9.
/// </remarks>
internal static class SeededPermutation
{
    private const int Rounds = 6;

    /// <summary>Which of the n comes at a place.</summary>
    /// <param name="seed">Reproduces the order.</param>
    /// <param name="n">How many there are; at least 1.</param>
    /// <param name="place">From 0 to n − 1; each yields another number.</param>
    public static int At(ulong seed, int n, int place)
    {
        var half = (BitOperations.Log2((uint)Math.Max(1, n - 1)) + 2) / 2;
        var mask = (1u << half) - 1;
        var number = (uint)place;
        do
        {
            var (left, right) = (number >> half, number & mask);
            for (var round = 0; round < Rounds; round++)
            {
                (left, right) = (right, left ^ ((uint)new SeededRandom(seed ^ ((ulong)round << 32) ^ right).Next() & mask));
            }

            number = (left << half) | right;
        }
        while (number >= n);

        return (int)number;
    }
}

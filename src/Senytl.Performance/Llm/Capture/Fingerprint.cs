namespace Senytl.Performance.Measuring;

/// <summary>
/// A 64-bit hash of bytes that comes out the same however they were cut into pieces; enough to see that two tool calls of one
/// turn are identical without keeping either. A polynomial modulo 2^64, with a final mix.
/// </summary>
internal struct Fingerprint
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    private ulong sum;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var value = sum;
        foreach (var octet in bytes)
        {
            value = unchecked((value * Factor) + octet + 1);
        }

        sum = value;
    }

    /// <summary>Parts what is hashed, so that ("ab", "c") and ("a", "bc") differ.</summary>
    public void Part() => sum = unchecked((sum * Factor) + 257);

    public readonly ulong Value => unchecked((sum ^ (sum >> 31)) * 0xBF58476D1CE4E5B9);
}

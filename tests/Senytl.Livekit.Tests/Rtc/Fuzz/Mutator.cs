using System.Buffers.Binary;

namespace Senytl.Livekit.Tests.Rtc.Fuzz;

/// <summary>Changes frames as broken and hostile peers do: flipped bits, extreme numbers, cut, doubled, joined and foreign pieces.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly ushort[] Extremes = [0, 1, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF];

    private readonly Random random = new(seed);

    /// <summary>A mutated copy of one of the seeds; deterministic for the seed and the number of calls.</summary>
    public byte[] Next(IReadOnlyList<byte[]> seeds)
    {
        var bytes = (byte[])seeds[random.Next(seeds.Count)].Clone();
        for (var steps = 1 + random.Next(3); steps > 0; steps--)
        {
            bytes = Mutate(bytes, seeds);
        }

        return bytes;
    }

    private byte[] Mutate(byte[] bytes, IReadOnlyList<byte[]> seeds)
    {
        if (bytes.Length == 0)
        {
            return [(byte)random.Next(256)];
        }

        var at = random.Next(bytes.Length);
        var count = random.Next(bytes.Length - at + 1);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 2:
                BinaryPrimitives.TryWriteUInt16BigEndian(bytes.AsSpan(at), Extremes[random.Next(Extremes.Length)]);
                return bytes;
            case 3:
                return bytes[..at];
            case 4:
                return [.. bytes[..at], .. bytes[(at + count)..]];
            case 5:
                return [.. bytes[..(at + count)], .. bytes[at..]];
            case 6:
                var other = seeds[random.Next(seeds.Count)];
                return [.. bytes[..at], .. other[random.Next(other.Length + 1)..]];
            default:
                random.NextBytes(bytes.AsSpan(at, Math.Min(count, 16)));
                return bytes;
        }
    }
}

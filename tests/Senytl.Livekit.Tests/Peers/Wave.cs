using System.Buffers.Binary;

namespace Senytl.Livekit.Tests.Peers;

/// <summary>A mono WAV file of 16 bit, as loudness over time.</summary>
internal sealed class Wave
{
    private const int FramesPerSecond = 50;

    private readonly double[] _loudness;

    private Wave(double[] loudness) => _loudness = loudness;

    public TimeSpan Duration => TimeSpan.FromSeconds(_loudness.Length / (double)FramesPerSecond);

    public static Wave Parse(byte[] file)
    {
        Assert.Equal((1, 16), (BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(22)), BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(34))));
        var rate = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(24));
        var samples = file.AsSpan(file.AsSpan().IndexOf("data"u8) + 8);
        var loudness = new double[samples.Length * FramesPerSecond / (rate * sizeof(short))];
        for (var frame = 0; frame < loudness.Length; frame++)
        {
            var (from, to) = ((int)((long)frame * rate / FramesPerSecond), (int)((frame + 1L) * rate / FramesPerSecond));
            for (var at = from; at < to; at++)
            {
                loudness[frame] += Math.Pow(BinaryPrimitives.ReadInt16LittleEndian(samples[(at * sizeof(short))..]), 2) / (to - from);
            }

            loudness[frame] = Math.Sqrt(loudness[frame]);
        }

        return new Wave(loudness);
    }

    /// <summary>The best correlation of the loudness with that of another, over all shifts in time: 1 when it is the same sound.</summary>
    public double Resembles(Wave other) =>
        Enumerable.Range(-_loudness.Length, _loudness.Length + other._loudness.Length).Max(shift => Correlation(other._loudness, shift));

    private double Correlation(double[] other, int shift)
    {
        var shifted = new double[_loudness.Length];
        for (var frame = 0; frame < shifted.Length; frame++)
        {
            shifted[frame] = frame + shift >= 0 && frame + shift < other.Length ? other[frame + shift] : 0;
        }

        var (mean, otherMean) = (_loudness.Average(), shifted.Average());
        var (together, own, others) = (0.0, 0.0, 0.0);
        for (var frame = 0; frame < shifted.Length; frame++)
        {
            var (a, b) = (_loudness[frame] - mean, shifted[frame] - otherMean);
            (together, own, others) = (together + (a * b), own + (a * a), others + (b * b));
        }

        return own * others == 0 ? 0 : together / Math.Sqrt(own * others);
    }
}

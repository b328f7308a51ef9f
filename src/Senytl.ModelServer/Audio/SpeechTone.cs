using System.Buffers.Binary;

namespace Senytl.ModelServer;

/// <summary>A sine of a seeded frequency, 24 kHz, mono, 16 bit, little endian: speech as far as an ear for tones can tell.</summary>
internal static class SpeechTone
{
    public const int SampleRate = 24_000;

    private const double Amplitude = 0.3 * short.MaxValue;
    private const int FadeSamples = SampleRate / 100;

    /// <summary>A whole number of hertz from 200 to 799, by seed and input.</summary>
    public static int FrequencyHz(long seed, string input) =>
        200 + new SeededRandom(seed, SeededRandom.Hash(input), DrawPurpose.Speech).NextInt32(600);

    /// <summary>Fills the target with samples, faded in and out over 10 ms so that it does not click.</summary>
    public static void Fill(Span<byte> target, int frequencyHz)
    {
        var samples = target.Length / sizeof(short);
        for (var sample = 0; sample < samples; sample++)
        {
            var fade = Math.Min(1.0, Math.Min(sample, samples - 1 - sample) / (double)FadeSamples);
            var value = Amplitude * fade * Math.Sin(Math.Tau * frequencyHz * sample / SampleRate);
            BinaryPrimitives.WriteInt16LittleEndian(target[(sample * sizeof(short))..], (short)value);
        }
    }
}

using System.IO.Compression;

namespace Senytl.Performance;

/// <summary>Unpacks the files that <c>tests/peers/tokens/make-vocabulary.mjs</c> made.</summary>
internal static class VocabularyFile
{
    public static ReadOnlySpan<byte> Unpack(string name)
    {
        using var packed = typeof(VocabularyFile).Assembly.GetManifestResourceStream($"Senytl.Performance.Vocabulary.{name}.gz")
            ?? throw new InvalidOperationException($"The assembly lacks its embedded vocabulary '{name}'; rebuild Senytl.Performance.");
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        using var bytes = new MemoryStream((int)packed.Length * 3);
        stream.CopyTo(bytes);
        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
    }
}

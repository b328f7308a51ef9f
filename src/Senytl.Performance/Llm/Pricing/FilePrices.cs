using System.Collections.Concurrent;

namespace Senytl.Performance;

/// <summary>The bundled prices under those of a file, which is read once.</summary>
internal static class FilePrices
{
    private static readonly ConcurrentDictionary<string, PriceCatalogue> Read = new(StringComparer.Ordinal);

    /// <param name="file">The path; empty for the bundled prices alone.</param>
    /// <param name="origin">What named the file, for errors.</param>
    /// <exception cref="InvalidOperationException">The file is no price list.</exception>
    public static PriceCatalogue OverBundled(string? file, string origin) => string.IsNullOrWhiteSpace(file)
        ? PriceCatalogue.Default
        : Read.GetOrAdd(Path.GetFullPath(file), path => Load(path, $"{origin} is '{file}'"));

    private static PriceCatalogue Load(string path, string given)
    {
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"{given}, and there is no file {path}; give the full path of a price list, as docs/prices.md describes it.");
        }

        try
        {
            return PriceCatalogue.Default.LoadFile(path);
        }
        catch (Exception exception) when (exception is InvalidPriceFileException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{given}, and no price list: {exception.Message}", exception);
        }
    }
}

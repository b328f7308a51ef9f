using System.Collections.Concurrent;

namespace Senytl.Performance.Measuring;

/// <summary>The addresses that have answered as models do. Thread-safe.</summary>
internal sealed class ModelAddresses
{
    private const int Most = 1024;

    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);

    public bool Know(HttpRequestMessage request) => request.RequestUri is { } address && known.ContainsKey(Of(address));

    public void Learn(HttpRequestMessage request)
    {
        if (request.RequestUri is { } address && known.Count < Most)
        {
            known[Of(address)] = true;
        }
    }

    private static string Of(Uri address) => address.IsAbsoluteUri ? address.GetLeftPart(UriPartial.Path) : address.OriginalString;
}

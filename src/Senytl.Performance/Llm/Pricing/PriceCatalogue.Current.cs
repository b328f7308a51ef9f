using System.Diagnostics.CodeAnalysis;
using Senytl.Performance.Adapters;

namespace Senytl.Performance;

public sealed partial class PriceCatalogue
{
    private static PriceCatalogue? chosen;

    /// <summary>
    /// The catalogue of every run that is given none: of <c>[Benchmark]</c>, <c>[LoadTest]</c>, options and <see cref="Metrics.Start"/>.
    /// The bundled one under the file that <c>SENYTL_PRICES</c> names, until code sets another.
    /// </summary>
    /// <remarks>
    /// One for the process, read and set from any thread. A run takes the one that stands when it starts, and keeps it to its end:
    /// set it before, in a module initializer or in a fixture of the assembly. Made from this one it keeps the file of
    /// <c>SENYTL_PRICES</c>, made from <see cref="Default"/> it leaves it out. Null takes back what code has set.
    /// </remarks>
    /// <exception cref="InvalidOperationException"><c>SENYTL_PRICES</c> names no price list.</exception>
    [AllowNull]
    public static PriceCatalogue Current
    {
        get => Volatile.Read(ref chosen) ?? PerformanceEnvironment.Prices;
        set => Volatile.Write(ref chosen, value);
    }
}

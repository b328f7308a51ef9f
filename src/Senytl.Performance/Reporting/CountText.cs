using System.Globalization;

namespace Senytl.Performance.Reporting;

/// <summary>Numbers of things, with separators of thousands, the same in every culture.</summary>
internal static class CountText
{
    public static string Of(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>The number with its noun, e.g. <c>1 model call</c>, <c>2,000 model calls</c>.</summary>
    public static string Of(long count, string noun) => $"{Of(count)} {noun}{(count == 1 ? "" : "s")}";
}

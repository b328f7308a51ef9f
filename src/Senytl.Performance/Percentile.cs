namespace Senytl.Performance;

/// <summary>Which figure of a distribution a limit speaks of.</summary>
/// <remarks>
/// Percentiles are nearest rank: the smallest observation that at least p % of the observations do not exceed.
/// Each is a value that occurred, and none is above the maximum.
/// </remarks>
public enum Percentile
{
    /// <summary>The arithmetic mean.</summary>
    Average,

    /// <summary>The median, by nearest rank.</summary>
    P50,

    /// <summary>90 % of the observations are at most this.</summary>
    P90,

    /// <summary>95 % of the observations are at most this.</summary>
    P95,

    /// <summary>99 % of the observations are at most this.</summary>
    P99,

    /// <summary>99.9 % of the observations are at most this.</summary>
    P999,

    /// <summary>The largest observation.</summary>
    Max,
}

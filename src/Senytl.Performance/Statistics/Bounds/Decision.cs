namespace Senytl.Performance.Statistics;

/// <summary>What the observations say about a limit.</summary>
internal enum Decision
{
    /// <summary>Within the limit so far, and not proven.</summary>
    Inconclusive,

    /// <summary>Within the limit, at the confidence asked for.</summary>
    Pass,

    /// <summary>Over the limit as observed.</summary>
    Fail,
}

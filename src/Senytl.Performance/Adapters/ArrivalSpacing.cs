namespace Senytl.Performance;

/// <summary>How the arrivals of an open load are spaced.</summary>
public enum ArrivalSpacing
{
    /// <summary>Evenly.</summary>
    Even,

    /// <summary>As independent callers arrive: exponential gaps, repeatable by the seed.</summary>
    Poisson,
}

namespace Senytl.Performance;

/// <summary>An objective that at least p % of the requests must be within, or can be in some of its forms.</summary>
internal interface IShareObjective
{
    /// <summary>p in percent, above 0 and at most 100, and the confidence of a pass; absent when it is not of such a form.</summary>
    (double Percentile, double Confidence)? Claim { get; }

    /// <summary>The observations, and those over the limit for certain.</summary>
    (long Count, long Over) Shares(PerformanceResult result);
}

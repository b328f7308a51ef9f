namespace Senytl.Performance;

/// <summary>An objective that at least p % of the requests must be within.</summary>
internal interface IShareObjective
{
    /// <summary>The observations, those over the limit, and p in percent (above 0, at most 100; 0 when it is not such an objective).</summary>
    (long Count, long Over, double Percentile) Shares(PerformanceResult result);
}

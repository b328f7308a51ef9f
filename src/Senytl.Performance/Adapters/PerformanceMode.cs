namespace Senytl.Performance.Adapters;

/// <summary>How much of the performance tests runs, by the environment variable <c>SENYTL_PERF</c>.</summary>
public enum PerformanceMode
{
    /// <summary>Everything, with verdicts. The default.</summary>
    Full,

    /// <summary>One iteration of one user and no verdict: shows that the bodies work.</summary>
    Smoke,

    /// <summary>Every performance test is skipped.</summary>
    Off,
}

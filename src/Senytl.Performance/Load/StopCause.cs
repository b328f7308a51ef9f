namespace Senytl.Performance.Load;

/// <summary>Why a run was stopped early.</summary>
internal enum StopCause
{
    /// <summary>From outside, by a limit on the run, or by a failure of its own: says nothing of the target.</summary>
    Outside,

    /// <summary>The target broke its objectives beyond doubt, or answered nothing but errors.</summary>
    Breach,
}

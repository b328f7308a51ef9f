using Senytl.Performance.Measuring;

namespace Senytl.Performance.Load;

/// <summary>Something that makes requests under a time limit.</summary>
internal interface IWatched
{
    /// <summary>The limit of the request in flight.</summary>
    RequestDeadline Deadline { get; }

    /// <summary>Records the request in flight as one that did not end by itself.</summary>
    void RecordUnended(long now, RequestOutcome outcome);
}

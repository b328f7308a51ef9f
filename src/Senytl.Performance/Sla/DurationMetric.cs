namespace Senytl.Performance;

/// <summary>Which clock a duration limit speaks of.</summary>
public enum DurationMetric
{
    /// <summary>Scheduled time to end: what a user waits. In closed profiles the scheduled time is the start.</summary>
    ResponseTime,

    /// <summary>Start to end.</summary>
    ServiceTime,

    /// <summary>Start to the first non-empty content of a streamed response.</summary>
    TimeToFirstToken,

    /// <summary>Gap between two content chunks of a streamed response. Chunks are not tokens.</summary>
    InterTokenLatency,

    /// <summary>(End − first content) / (output tokens − 1) of a streamed model call.</summary>
    TimePerOutputToken,

    /// <summary>Duration of a model call, each call of a request counted by itself.</summary>
    ModelCallLatency,
}

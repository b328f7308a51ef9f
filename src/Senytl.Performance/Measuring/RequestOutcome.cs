namespace Senytl.Performance;

/// <summary>How a request ended. Failures are data: each class is counted, and none is dropped.</summary>
public enum RequestOutcome
{
    /// <summary>The body completed.</summary>
    Ok,

    /// <summary>The request ran into its time limit. It counts as over every latency limit.</summary>
    Timeout,

    /// <summary>The run was cancelled while the request was in flight.</summary>
    Cancelled,

    /// <summary>The target answered HTTP 429.</summary>
    RateLimited,

    /// <summary>The target answered HTTP 5xx.</summary>
    ServerError,

    /// <summary>The target answered HTTP 4xx other than 429.</summary>
    ClientError,

    /// <summary>An assertion in the body failed.</summary>
    Assertion,

    /// <summary>Any other exception.</summary>
    Exception,

    /// <summary>Still open when the grace period of a rate profile ended; its time so far counts as its response time.</summary>
    Unfinished,

    /// <summary>Due in a rate profile but never started; its age counts as its response time.</summary>
    Missed,
}

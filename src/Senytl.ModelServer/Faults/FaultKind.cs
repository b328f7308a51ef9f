namespace Senytl.ModelServer;

/// <summary>The ways in which an answer can go wrong.</summary>
public enum FaultKind
{
    /// <summary>An error status in the provider's shape.</summary>
    Status,

    /// <summary>Nothing is sent until the wait is over or the client leaves.</summary>
    Stall,

    /// <summary>The answer stops in the middle until the wait is over or the client leaves.</summary>
    StallMidStream,

    /// <summary>The connection is aborted in the middle of the body.</summary>
    Cut,

    /// <summary>The body arrives in small pieces.</summary>
    SlowDrip,

    /// <summary>The body, or one event of a stream, is broken JSON.</summary>
    MalformedJson,

    /// <summary>Status 200 with an empty body.</summary>
    EmptyBody,
}

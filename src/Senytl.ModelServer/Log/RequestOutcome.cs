namespace Senytl.ModelServer;

/// <summary>How the server's side of a request stands or ended.</summary>
public enum RequestOutcome
{
    /// <summary>Not ended yet.</summary>
    Open,

    /// <summary>The whole answer was written, be it a good one or an error status.</summary>
    Completed,

    /// <summary>The server aborted the connection: a <see cref="FaultKind.Cut"/>.</summary>
    Cut,

    /// <summary>The client went away, or the server stopped, before the answer was complete.</summary>
    Abandoned,
}

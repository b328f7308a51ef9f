namespace Senytl.Livekit.Server;

/// <summary>Why the server sends a participant away, as clients are told.</summary>
public enum LeaveReason
{
    /// <summary>An administrator removed it. The client does not come back.</summary>
    Removed,

    /// <summary>The server shuts down. The client does not come back.</summary>
    ServerShutdown,

    /// <summary>The room was deleted. The client does not come back.</summary>
    RoomDeleted,

    /// <summary>The session is unknown: the client is asked to connect anew.</summary>
    FullReconnect,
}

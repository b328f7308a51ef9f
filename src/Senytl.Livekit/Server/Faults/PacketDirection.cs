namespace Senytl.Livekit.Server.Faults;

/// <summary>Which way a datagram goes.</summary>
public enum PacketDirection
{
    /// <summary>Either way.</summary>
    Both,

    /// <summary>From the server to the client.</summary>
    ToClient,

    /// <summary>From the client to the server.</summary>
    FromClient,
}

namespace Senytl.ModelServer;

/// <summary>
/// Ends a connection in the middle of a body. Thrown to Kestrel, which then closes the connection after it has sent what was
/// written; an abort could lose chunks that the client was meant to see.
/// </summary>
internal sealed class ConnectionCut() : Exception("The connection was cut by a fault.");

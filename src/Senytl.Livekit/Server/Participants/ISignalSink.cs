using Senytl.Livekit.Protos;

namespace Senytl.Livekit.Server.Participants;

/// <summary>The way to a client over its signal connection.</summary>
internal interface ISignalSink
{
    /// <summary>Queues a message; never waits. False when the connection is closing, so that it will not be told.</summary>
    /// <param name="message">The message.</param>
    /// <param name="subject">What it tells the state of: it takes the place of an earlier one that has not gone out. Null for what must all be told.</param>
    bool Send(SignalResponse message, string? subject = null);

    /// <summary>Sends what is queued, then closes.</summary>
    void Finish();

    /// <summary>Breaks the connection at once.</summary>
    void Abort();

    /// <summary>Of a connection that ends: what has not gone out, in order.</summary>
    IReadOnlyList<(SignalResponse Message, string? Subject)> TakeUnsent();
}

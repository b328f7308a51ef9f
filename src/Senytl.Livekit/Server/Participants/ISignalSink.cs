using Senytl.Livekit.Protos;

namespace Senytl.Livekit.Server.Participants;

/// <summary>The way to a client over its signal connection.</summary>
internal interface ISignalSink
{
    /// <summary>Queues a message; never waits.</summary>
    bool Send(SignalResponse message);

    /// <summary>Sends what is queued, then closes.</summary>
    void Finish();

    /// <summary>Breaks the connection at once.</summary>
    void Abort();
}

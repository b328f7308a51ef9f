using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Tracks;

namespace Senytl.Livekit.Server.Media;

/// <summary>The peer connections of one participant. All but <see cref="SendData"/> is called under the room's gate.</summary>
internal interface IMediaSession : IDisposable
{
    /// <summary>Called once the join response is on its way.</summary>
    void Start();

    void TakeOffer(SessionDescription offer);

    void TakeAnswer(SessionDescription answer);

    void TakeCandidate(TrickleRequest candidate);

    /// <summary>Gives the subscription a section to be sent on, now or after the next negotiation.</summary>
    void Attach(Subscription subscription);

    void Detach(Subscription subscription);

    /// <summary>The client came back on a new signal connection.</summary>
    void Resume();

    /// <summary>Where this participant's data comes in.</summary>
    DataInlet Inlet { get; }

    /// <summary>Sends a data packet; false when it was dropped. Any thread.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="reliable">Whether it must arrive.</param>
    /// <param name="from">Where it came in, which is held when this participant does not keep up; null for the server's own.</param>
    bool SendData(ReadOnlyMemory<byte> packet, bool reliable, DataInlet? from);
}

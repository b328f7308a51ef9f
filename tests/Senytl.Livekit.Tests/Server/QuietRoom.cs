using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Rooms;
using Senytl.Livekit.Signaling;
using Senytl.Livekit.Tokens;
using Senytl.Testing;

namespace Senytl.Livekit.Tests.Server;

/// <summary>A room on a clock that is moved by hand, for tests of what it keeps: nothing flows, and nobody hears what is told.</summary>
internal sealed class QuietRoom
{
    private readonly QuietMedia _media = new();

    public QuietRoom()
    {
        var context = new ServerContext(new LivekitServerOptions { Clock = Clock, EventCapacity = 0, JobQueueTimeout = TimeSpan.Zero }, _media);
        Room = new RoomRegistry(context).GetOrCreate("room", new RoomSettings())!;
    }

    public ManualClock Clock { get; } = new();

    public LiveRoom Room { get; }

    public LiveParticipant Enter(string identity, string kind = "standard", ISignalSink? signal = null)
    {
        var claims = new TokenClaims { Identity = identity, Kind = kind, Video = new VideoGrant { Room = "room", RoomJoin = true } };
        var participant = new LiveParticipant(Room, claims, new JoinParameters(), signal ?? new Unheard(), _media);
        Assert.True(Room.TryEnter(participant));
        return participant;
    }

    public void Leave(LiveParticipant participant) => Room.Remove(participant, DisconnectReason.ClientInitiated, farewell: null);

    private sealed class Unheard : ISignalSink
    {
        public bool Send(SignalResponse message, string? subject = null) => true;

        public void Finish()
        {
        }

        public void Abort()
        {
        }

        public IReadOnlyList<(SignalResponse Message, string? Subject)> TakeUnsent() => [];
    }
}

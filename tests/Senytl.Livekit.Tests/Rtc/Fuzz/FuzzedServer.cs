using Senytl.Livekit.Agents;
using Senytl.Livekit.Api;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Media;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Rooms;
using Senytl.Livekit.Signaling;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Tests.Rtc.Fuzz;

/// <summary>The server behind its endpoints, with a room of two and a worker; whoever was sent away is replaced.</summary>
internal sealed class FuzzedServer
{
    /// <summary>Cases that a participant lives through before a fresh one takes its place, so that state cannot pile up unseen.</summary>
    private const int CasesPerLife = 50;

    private static readonly Lazy<FuzzedServer> Lazily = new(() => new FuzzedServer());

    private readonly ServerContext _context;
    private readonly RoomRegistry _rooms;
    private readonly TwirpMethod[] _methods;
    private readonly Lock _gate = new();
    private LiveParticipant? _victim;
    private LiveWorker? _worker;
    private int _cases;

    private FuzzedServer()
    {
        var options = new LivekitServerOptions { EventCapacity = 0, MaximumRooms = 10, JobQueueTimeout = TimeSpan.Zero, ResumeWindow = TimeSpan.Zero };
        _context = new ServerContext(options, MediaEngine.Start(options));
        _rooms = new RoomRegistry(_context);
        _methods = [.. new RoomServiceApi(_rooms).Methods.Concat(new AgentDispatchApi(_context, _rooms).Methods).Select(method => method.Value)];
    }

    /// <summary>One for all targets: it has a socket.</summary>
    public static FuzzedServer Shared => Lazily.Value;

    /// <summary>Gives the next case to a participant that is in the room; no two at a time.</summary>
    public void AsParticipant(Action<LiveParticipant> attack)
    {
        lock (_gate)
        {
            if (_victim is not { Gone: false } || ++_cases % CasesPerLife == 0)
            {
                Enter("bob");
                _victim = Enter("ann");
            }

            attack(_victim);
        }
    }

    public void AsWorker(Action<AgentHub, LiveWorker> attack)
    {
        lock (_gate)
        {
            if (_worker is null || ++_cases % CasesPerLife == 0)
            {
                if (_worker is not null)
                {
                    _context.Agents.Lose(_worker);
                }

                _worker = _context.Agents.Register(new RegisterWorkerRequest { AgentName = "echo" }, _ => true);
            }

            attack(_context.Agents, _worker);
        }
    }

    /// <summary>Calls as one who may do everything in the room of the fuzz.</summary>
    public void AsBackend(Action<IReadOnlyList<TwirpMethod>, TokenClaims> attack)
    {
        lock (_gate)
        {
            attack(_methods, new TokenClaims { Video = new VideoGrant { Room = "fuzz", RoomAdmin = true, RoomCreate = true, RoomList = true } });
            foreach (var made in _rooms.All.Where(room => room.Name != "fuzz"))
            {
                made.End(DisconnectReason.RoomDeleted);
            }
        }
    }

    private LiveParticipant Enter(string identity)
    {
        var room = _rooms.GetOrCreate("fuzz", new RoomSettings())!;
        var claims = new TokenClaims { Identity = identity, Video = new VideoGrant { Room = "fuzz", RoomJoin = true, CanUpdateOwnMetadata = true } };
        var join = new JoinParameters { SinglePeerConnection = _cases % 2 == 0 };
        var entering = new LiveParticipant(room, claims, join, new Nobody(), _context.Media);
        if (!room.TryEnter(entering))
        {
            throw new InvalidOperationException("The room of the fuzz does not let its next participant in.");
        }

        return entering;
    }

    private sealed class Nobody : ISignalSink
    {
        public bool Send(SignalResponse message, string? subject = null) => message.CalculateSize() > 0;

        public void Finish()
        {
        }

        public void Abort()
        {
        }

        public IReadOnlyList<(SignalResponse Message, string? Subject)> TakeUnsent() => [];
    }
}

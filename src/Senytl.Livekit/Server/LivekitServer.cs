using Microsoft.AspNetCore.Builder;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Faults;
using Senytl.Livekit.Server.Http;
using Senytl.Livekit.Server.Media;
using Senytl.Livekit.Server.Rooms;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Server;

/// <summary>A LiveKit-compatible server inside this process, for tests: signalling, media, data, agents and the server API.</summary>
/// <remarks>Thread safe. Not for production: one process, no TURN, no recording. Dispose it to free its ports and end all sessions.</remarks>
public sealed partial class LivekitServer : IAsyncDisposable
{
    private readonly ServerContext _context;
    private readonly RoomRegistry _rooms;
    private readonly WebApplication _web;
    private readonly MediaEngine _media;
    private readonly ConnectionLimit _connections;
    private readonly SpeakerWatch _speakers;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _ending;

    private LivekitServer(ServerContext context, RoomRegistry rooms, WebApplication web, MediaEngine media, ConnectionLimit connections)
    {
        _context = context;
        _rooms = rooms;
        _web = web;
        _media = media;
        _connections = connections;
        _speakers = new SpeakerWatch(rooms, context.Clock);
        HttpUrl = WebHost.AddressOf(web);
        Url = new UriBuilder(HttpUrl) { Scheme = "ws" }.Uri;
    }

    /// <summary>Where clients and agents connect, for example <c>ws://127.0.0.1:49152/</c>.</summary>
    public Uri Url { get; }

    /// <summary>Where the server API answers.</summary>
    public Uri HttpUrl { get; }

    /// <summary>The API key.</summary>
    public string ApiKey => _context.Keys.Key;

    /// <summary>The API secret.</summary>
    public string ApiSecret => _context.Keys.Secret;

    /// <summary>What happened, oldest first; at most <see cref="LivekitServerOptions.EventCapacity"/>.</summary>
    public IReadOnlyList<ServerEvent> Events => _context.Events.Snapshot();

    /// <summary>Open signal and worker connections.</summary>
    public int Connections => _connections.Open;

    /// <summary>Mishaps on purpose: lost, late, doubled and overtaken packets, refused jobs.</summary>
    public FaultInjection Faults => _context.Faults;

    /// <summary>
    /// Raised for each event soon after it is in <see cref="Events"/>, one at a time and in their order, on a thread that holds no lock of the
    /// server: a listener may call anything of it, dispose of it too. While one does not return, events wait for it in memory. An exception of a
    /// listener becomes a <see cref="ServerEventKind.Fault"/>, of which all other listeners are told.
    /// </summary>
    public event Action<ServerEvent>? EventRaised
    {
        add => _context.Events.Raised += value;
        remove => _context.Events.Raised -= value;
    }

    /// <summary>Starts a server; it listens when the task ends.</summary>
    /// <param name="options">How it listens and limits; null for the defaults: loopback, free ports, <c>devkey</c> and <c>secret</c>.</param>
    /// <param name="cancellation">Gives up starting.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges; the message names all of them.</exception>
    /// <exception cref="IOException">A port is taken.</exception>
    public static async Task<LivekitServer> StartAsync(LivekitServerOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new LivekitServerOptions();
        options.Validate();
        var media = MediaEngine.Start(options);
        try
        {
            var context = new ServerContext(options, media);
            media.Faulted += (participant, fault) => participant.MediaFaulted(fault);
            var rooms = new RoomRegistry(context);
            var connections = new ConnectionLimit(options.MaximumConnections);
            var web = WebHost.Build(options, RequestRouter.Over(context, rooms, connections));
            await WebHost.StartAsync(web, cancellation).ConfigureAwait(false);
            return new LivekitServer(context, rooms, web, media, connections);
        }
        catch
        {
            await media.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Signs an access token to enter a room.</summary>
    /// <param name="room">The room's name; not empty.</param>
    /// <param name="identity">The participant's identity; not empty.</param>
    /// <param name="options">Further grants; null for the defaults.</param>
    /// <exception cref="ArgumentException">The room or the identity is empty, or the lifetime is below one second.</exception>
    public string CreateToken(string room, string identity, TokenOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(room);
        ArgumentException.ThrowIfNullOrWhiteSpace(identity);
        options ??= new TokenOptions();
        if (options.Lifetime < TimeSpan.FromSeconds(1))
        {
            throw new ArgumentException($"{nameof(options.Lifetime)} is {options.Lifetime}; allowed is one second or more.", nameof(options));
        }

        return _context.Issuer.Issue(UserTokens.For(room, identity, options), options.Lifetime);
    }

    /// <summary>
    /// Ends all sessions, tells clients that the server shuts down, and frees the ports. Later calls wait for the first. Listeners of
    /// <see cref="EventRaised"/> have been told of everything when it returns, unless it is called by one of them.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ending, 1) == 0)
        {
            try
            {
                await EndAsync().ConfigureAwait(false);
            }
            finally
            {
                _ended.SetResult();
            }
        }

        await _ended.Task.ConfigureAwait(false);
        await _context.Events.WhenTold().ConfigureAwait(false);
    }

    private async Task EndAsync()
    {
        _speakers.Dispose();
        _rooms.EndAll(Protos.DisconnectReason.ServerShutdown);
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), _context.Clock))
        {
            await _web.StopAsync(patience.Token).ConfigureAwait(false);
        }

        await _web.DisposeAsync().ConfigureAwait(false);
        await _media.DisposeAsync().ConfigureAwait(false);
    }
}

using Senytl.Livekit.Agents;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Faults;
using Senytl.Livekit.Server.Media;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Server;

/// <summary>What the parts of one server share.</summary>
internal sealed class ServerContext
{
    /// <summary>What clients are told; some take features from it.</summary>
    private const string CompatibleVersion = "1.13.5";
    private const int SignalProtocol = 17;

    public ServerContext(LivekitServerOptions options, IMediaFactory media)
    {
        Options = options;
        Media = media;
        Keys = new ApiKeyPair(options.ApiKey, options.ApiSecret);
        Issuer = new TokenIssuer(Keys, options.Clock);
        Verifier = new TokenVerifier(Keys, options.Clock);
        Events = new EventLog(options.EventCapacity, options.Clock);
        Agents = new AgentHub(this);
        Faults = new FaultInjection(Agents);
    }

    public LivekitServerOptions Options { get; }

    public TimeProvider Clock => Options.Clock;

    public ApiKeyPair Keys { get; }

    public TokenIssuer Issuer { get; }

    public TokenVerifier Verifier { get; }

    public EventLog Events { get; }

    public IMediaFactory Media { get; }

    public AgentHub Agents { get; }

    public FaultInjection Faults { get; }

    public ServerInfo Info { get; } = new()
    {
        Version = CompatibleVersion,
        Protocol = SignalProtocol,
        AgentProtocol = 1,
        NodeId = "ND_senytl",
    };
}

using Senytl.Livekit.Server;

namespace Senytl.Livekit.Tests.Server;

/// <summary>A server of its own for each test.</summary>
public abstract class ServerTests : IAsyncLifetime
{
    protected LivekitServer Server { get; private set; } = null!;

    protected virtual LivekitServerOptions Options => new();

    public async ValueTask InitializeAsync() => Server = await LivekitServer.StartAsync(Options);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Senytl.Livekit.Server.Http;

/// <summary>The HTTP listener.</summary>
internal static class WebHost
{
    /// <summary>A v1 client sends its whole first offer in the request line.</summary>
    private const int RequestLineBytes = 256 * 1024;

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);

    /// <summary>A connection that answers no keep-alive for so long is dead, although no packet said so.</summary>
    private static readonly TimeSpan KeepAliveTimeout = TimeSpan.FromSeconds(15);

    public static WebApplication Build(LivekitServerOptions options, RequestRouter router)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = RequestLineBytes;
            kestrel.Limits.MaxRequestBufferSize = 2 * RequestLineBytes;
            kestrel.Limits.MaxConcurrentConnections = 2L * options.MaximumConnections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = options.MaximumConnections;
            kestrel.Listen(options.Address, options.Port);
        });
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var web = builder.Build();
        web.UseWebSockets(new WebSocketOptions { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAliveTimeout });
        web.Run(router.RouteAsync);
        return web;
    }

    /// <summary>Listens, or lets go of everything.</summary>
    public static async Task StartAsync(WebApplication web, CancellationToken cancellation)
    {
        try
        {
            await web.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            await web.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public static Uri AddressOf(WebApplication web)
    {
        var bound = new Uri(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return IPAddress.TryParse(bound.DnsSafeHost, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(bound) { Host = "127.0.0.1" }.Uri
            : bound;
    }
}

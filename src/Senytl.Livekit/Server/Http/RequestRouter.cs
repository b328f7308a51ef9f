using Microsoft.AspNetCore.Http;
using Senytl.Livekit.Agents;
using Senytl.Livekit.Api;
using Senytl.Livekit.Server.Rooms;

namespace Senytl.Livekit.Server.Http;

/// <summary>Sends each request to the part that answers its path.</summary>
internal sealed class RequestRouter(ServerContext server, RtcEndpoint rtc, WorkerEndpoint workers, TwirpEndpoint api)
{
    public static RequestRouter Over(ServerContext server, RoomRegistry rooms, ConnectionLimit connections) => new(
        server,
        new RtcEndpoint(server, rooms, connections),
        new WorkerEndpoint(server, connections),
        new TwirpEndpoint(server, rooms));

    public Task RouteAsync(HttpContext context)
    {
        Answer.AllowAnyOrigin(context.Response);
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            return Answer.TextAsync(context, StatusCodes.Status204NoContent, "");
        }

        // Clients join a base address that may end in a slash with a path that begins with one.
        var path = string.Join('/', (context.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries));
        return path switch
        {
            "" => Answer.TextAsync(context, StatusCodes.Status200OK, "OK"),
            "rtc" => rtc.ConnectAsync(context, singlePeerConnection: false),
            "rtc/validate" => rtc.ValidateAsync(context, singlePeerConnection: false),
            "rtc/v1" when server.Options.SinglePeerConnection => rtc.ConnectAsync(context, singlePeerConnection: true),
            "rtc/v1/validate" when server.Options.SinglePeerConnection => rtc.ValidateAsync(context, singlePeerConnection: true),
            "agent" => workers.ConnectAsync(context),
            _ when path.StartsWith(TwirpEndpoint.Prefix, StringComparison.Ordinal) => api.HandleAsync(context, path[TwirpEndpoint.Prefix.Length..]),
            _ => Answer.TextAsync(context, StatusCodes.Status404NotFound, "not found"),
        };
    }
}

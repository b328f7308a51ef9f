using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Senytl.Livekit.Server;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Tests.Api;

/// <summary>Calls the server API as backends do, in JSON.</summary>
internal static class TwirpCall
{
    private static readonly HttpClient Http = new();

    /// <summary>Calls with the token of an administrator of that room.</summary>
    public static Task<(HttpStatusCode Status, JsonElement Body)> AsAdminAsync(LivekitServer server, string room, string method, string body) =>
        SendAsync(server, method, body, server.CreateToken(room, "admin", new TokenOptions { RoomAdmin = true, RoomCreate = true, RoomList = true }));

    public static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(LivekitServer server, string method, string body, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.HttpUrl, "/twirp/livekit." + method))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var answer = await Http.SendAsync(request);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}

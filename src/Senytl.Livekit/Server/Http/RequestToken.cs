using Microsoft.AspNetCore.Http;

namespace Senytl.Livekit.Server.Http;

/// <summary>Finds the access token of a request: SDKs send a header, browsers cannot and use the query.</summary>
internal static class RequestToken
{
    private const string Scheme = "Bearer ";

    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : request.Query["access_token"].ToString();
    }
}

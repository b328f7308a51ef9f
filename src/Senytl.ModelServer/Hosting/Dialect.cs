using Microsoft.AspNetCore.Http;

namespace Senytl.ModelServer;

/// <summary>Tells whose shape a caller expects where a path alone does not.</summary>
internal static class Dialect
{
    public static bool IsAnthropic(HttpRequest request) =>
        request.Path.StartsWithSegments("/v1/messages", StringComparison.Ordinal)
        || request.Headers.ContainsKey("anthropic-version");

    public static string RequestIdHeader(HttpRequest request) => IsAnthropic(request) ? "request-id" : "x-request-id";
}

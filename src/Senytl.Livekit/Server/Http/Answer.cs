using Microsoft.AspNetCore.Http;

namespace Senytl.Livekit.Server.Http;

/// <summary>Plain HTTP answers. All carry CORS: a browser that may not read an error cannot act on it.</summary>
internal static class Answer
{
    public static Task TextAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    /// <summary>Lets any page read what follows.</summary>
    public static void AllowAnyOrigin(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlAllowHeaders = "*";
        response.Headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
    }
}

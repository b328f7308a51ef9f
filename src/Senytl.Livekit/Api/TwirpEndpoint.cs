using System.Text.Json;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Http;
using Senytl.Livekit.Server.Rooms;
using Senytl.Livekit.Signaling;

namespace Senytl.Livekit.Api;

/// <summary>The server API: twirp calls with JSON or protobuf bodies.</summary>
internal sealed class TwirpEndpoint(ServerContext server, RoomRegistry rooms)
{
    public const string Prefix = "twirp/";
    private const int MaximumBytes = 1 << 20;

    private readonly Dictionary<string, TwirpMethod> _methods = new(
        new RoomServiceApi(rooms).Methods.Concat(new AgentDispatchApi(server, rooms).Methods),
        StringComparer.Ordinal);

    public async Task HandleAsync(HttpContext context, string route)
    {
        try
        {
            var format = FormatOf(context.Request);
            var (claims, problem) = await server.Verifier.VerifyAsync(RequestToken.Of(context.Request)).ConfigureAwait(false);
            if (claims is null)
            {
                throw new TwirpException("unauthenticated", problem);
            }

            if (!_methods.TryGetValue(route, out var method))
            {
                throw new TwirpException("unimplemented", $"{route} is not part of this server; it answers {string.Join(", ", _methods.Keys.Order())}");
            }

            var body = await ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
            await WriteAsync(context, method.Invoke(body, format, claims), format).ConfigureAwait(false);
        }
        catch (TwirpException e)
        {
            await WriteAsync(context, e).ConfigureAwait(false);
        }
    }

    private static SignalFormat FormatOf(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            throw new TwirpException("bad_route", $"unsupported method {request.Method}: only POST is allowed");
        }

        var type = request.ContentType?.Split(';')[0].Trim();
        return type switch
        {
            "application/json" => SignalFormat.Json,
            "application/protobuf" => SignalFormat.Protobuf,
            _ => throw new TwirpException("bad_route", $"unexpected Content-Type '{type}': use application/json or application/protobuf"),
        };
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var part = new byte[16_384];
        int read;
        while ((read = await request.Body.ReadAsync(part, cancellation).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > MaximumBytes)
            {
                throw TwirpException.Invalid($"the body is longer than {MaximumBytes} bytes");
            }

            body.Write(part, 0, read);
        }

        return body.ToArray();
    }

    private static Task WriteAsync(HttpContext context, IMessage answer, SignalFormat format)
    {
        context.Response.ContentType = format == SignalFormat.Json ? "application/json" : "application/protobuf";
        return context.Response.Body.WriteAsync(MessageCodec.Encode(answer, format), context.RequestAborted).AsTask();
    }

    private static Task WriteAsync(HttpContext context, TwirpException error)
    {
        context.Response.StatusCode = error.Status;
        context.Response.ContentType = "application/json";
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, string> { ["code"] = error.Code, ["msg"] = error.Message },
            Tokens.ClaimsJson.Default.DictionaryStringString);
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}

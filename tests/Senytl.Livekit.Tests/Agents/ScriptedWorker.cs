using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Tests.Server;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Tests.Agents;

/// <summary>Registers workers as agents do.</summary>
internal static class ScriptedWorker
{
    public static async Task<ScriptedSocket<WorkerMessage, ServerMessage>> RegisterAsync(LivekitServer server, RegisterWorkerRequest registration)
    {
        var worker = new ScriptedSocket<WorkerMessage, ServerMessage>();
        var token = new TokenIssuer(new ApiKeyPair(server.ApiKey, server.ApiSecret), TimeProvider.System)
            .Issue(new TokenClaims { Video = new VideoGrant { Agent = true } }, TimeSpan.FromMinutes(1));
        await worker.ConnectAsync(new Uri(server.Url, "/agent"), token);
        await worker.SendAsync(new WorkerMessage { Register = registration });
        var (first, _) = await worker.ReceiveAsync();
        Assert.StartsWith("AW_", first!.Register.WorkerId, StringComparison.Ordinal);
        return worker;
    }

    /// <summary>What the server has said up to now and not yet been heard.</summary>
    public static async Task<List<ServerMessage>> HeardAsync(this ScriptedSocket<WorkerMessage, ServerMessage> worker, long mark)
    {
        await worker.SendAsync(new WorkerMessage { Ping = new WorkerPing { Timestamp = mark } });
        var heard = new List<ServerMessage>();
        await worker.ReceiveAsync(message =>
        {
            heard.Add(message);
            return message.Pong?.LastTimestamp == mark;
        });
        heard.RemoveAt(heard.Count - 1);
        return heard;
    }
}

using Microsoft.AspNetCore.Http;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Http;
using Senytl.Livekit.Signaling;

namespace Senytl.Livekit.Agents;

/// <summary>The connections of agent workers.</summary>
internal sealed class WorkerEndpoint(ServerContext server, ConnectionLimit limit)
{
    private static readonly TimeSpan RegisterTimeout = TimeSpan.FromSeconds(10);

    public async Task ConnectAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Answer.TextAsync(context, StatusCodes.Status404NotFound, "not found: this path takes WebSockets").ConfigureAwait(false);
            return;
        }

        var (claims, problem) = await server.Verifier.VerifyAsync(RequestToken.Of(context.Request)).ConfigureAwait(false);
        if (claims is not { Video.Agent: true })
        {
            await Answer.TextAsync(context, StatusCodes.Status401Unauthorized, claims is null ? problem : "permission denied: the token does not grant agent").ConfigureAwait(false);
            return;
        }

        using var place = limit.TryTake();
        if (place is null)
        {
            await Answer.TextAsync(context, StatusCodes.Status503ServiceUnavailable, $"the server holds its {server.Options.MaximumConnections} connections").ConfigureAwait(false);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using var messages = new MessageSocket<WorkerMessage, ServerMessage>(socket, server.Clock);
        await RunAsync(messages, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task RunAsync(MessageSocket<WorkerMessage, ServerMessage> messages, CancellationToken cancellation)
    {
        LiveWorker? worker = null;
        await using var deadline = server.Clock.CreateTimer(_ => EndUnlessRegistered(), null, RegisterTimeout, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        try
        {
            await messages.RunAsync(Take, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            server.Events.Add(ServerEventKind.Fault, "", worker?.Id ?? "", fault.ToString());
        }
        finally
        {
            if (worker is not null)
            {
                server.Agents.Lose(worker);
            }
        }

        void EndUnlessRegistered()
        {
            if (Volatile.Read(ref worker) is null)
            {
                messages.Abort();
            }
        }

        bool Take(WorkerMessage message)
        {
            if (worker is not null)
            {
                server.Agents.Handle(worker, message);
                return true;
            }

            if (message.MessageCase != WorkerMessage.MessageOneofCase.Register)
            {
                return false;
            }

            Volatile.Write(ref worker, server.Agents.Register(message.Register, answer => messages.Send(answer)));
            return true;
        }
    }
}

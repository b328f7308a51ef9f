using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Events;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Rooms;
using Senytl.Livekit.Signaling;

namespace Senytl.Livekit.Server.Http;

/// <summary>The signal connections of participants.</summary>
internal sealed class RtcEndpoint(ServerContext server, RoomRegistry rooms, ConnectionLimit limit)
{
    public async Task ValidateAsync(HttpContext context, bool singlePeerConnection)
    {
        var admission = await Admission.CheckAsync(server, context.Request, singlePeerConnection).ConfigureAwait(false);
        await Answer.TextAsync(context, admission.Status, admission.Claims is null ? admission.Problem : "success").ConfigureAwait(false);
    }

    public async Task ConnectAsync(HttpContext context, bool singlePeerConnection)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Answer.TextAsync(context, StatusCodes.Status404NotFound, "not found: this path takes WebSockets").ConfigureAwait(false);
            return;
        }

        var admission = await Admission.CheckAsync(server, context.Request, singlePeerConnection).ConfigureAwait(false);
        if (admission is not { Claims: { } claims, Join: { } join })
        {
            server.Events.Add(ServerEventKind.Refused, "", "", admission.Problem);
            await Answer.TextAsync(context, admission.Status, admission.Problem).ConfigureAwait(false);
            return;
        }

        using var place = limit.TryTake();
        if (place is null)
        {
            await Answer.TextAsync(context, StatusCodes.Status503ServiceUnavailable, $"the server holds its {server.Options.MaximumConnections} connections").ConfigureAwait(false);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        using var signal = new SignalSocket(socket, server.Clock);
        await RunAsync(signal, claims, join, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task RunAsync(SignalSocket signal, Tokens.TokenClaims claims, JoinParameters join, CancellationToken cancellation)
    {
        var participant = join.Reconnect ? Resume(signal, claims, join) : Enter(signal, claims, join);
        if (participant is null)
        {
            signal.Finish();
            await signal.RunAsync(_ => true, cancellation).ConfigureAwait(false);
            return;
        }

        try
        {
            Begin(participant, join);
            await signal.RunAsync(request => SignalHandler.Handle(participant, request), cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever a client made the server stumble over, it is that client's connection that ends.
            signal.Abort();
            server.Events.Add(ServerEventKind.Fault, claims.Video.Room!, claims.Identity, fault.ToString());
        }
        finally
        {
            participant.SignalEnded(signal);
        }
    }

    private LiveParticipant? Enter(SignalSocket signal, Tokens.TokenClaims claims, JoinParameters join)
    {
        // A room may end between being found and being entered; the next one of its name is new.
        const int attempts = 3;
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            var room = rooms.GetOrCreate(claims.Video.Room!, RoomSettings.From(claims.RoomConfiguration));
            if (room is null)
            {
                break;
            }

            var participant = new LiveParticipant(room, claims, join, signal, server.Media);
            if (room.TryEnter(participant))
            {
                return participant;
            }

            participant.Media.Dispose();
            if (!room.Ended)
            {
                break;
            }
        }

        server.Events.Add(ServerEventKind.Refused, claims.Video.Room!, claims.Identity, "the room is full, or the server has as many rooms as it may");
        signal.Send(Farewell(DisconnectReason.JoinFailure, LeaveRequest.Types.Action.Disconnect));
        return null;
    }

    private LiveParticipant? Resume(SignalSocket signal, Tokens.TokenClaims claims, JoinParameters join)
    {
        var participant = rooms.Find(claims.Video.Room!)?.FindBySid(join.ParticipantSid);
        if (participant is not null && participant.Identity == claims.Identity && participant.TryResume(signal))
        {
            return participant;
        }

        signal.Send(Farewell(DisconnectReason.StateMismatch, LeaveRequest.Types.Action.Reconnect));
        return null;
    }

    /// <summary>Does what the client asked for together with its coming, in the order in which it would have asked later.</summary>
    private static void Begin(LiveParticipant participant, JoinParameters join)
    {
        if (!join.Reconnect)
        {
            foreach (var track in join.AddTracks)
            {
                SignalHandler.Handle(participant, new SignalRequest { AddTrack = track });
            }
        }
        else if (join.SyncState is { } state)
        {
            SignalHandler.Handle(participant, new SignalRequest { SyncState = state });
        }

        if (join.PublisherOffer is { } offer)
        {
            SignalHandler.Handle(participant, new SignalRequest { Offer = offer });
        }
    }

    private static SignalResponse Farewell(DisconnectReason reason, LeaveRequest.Types.Action action) => new()
    {
        Leave = new LeaveRequest { Reason = reason, Action = action, CanReconnect = action != LeaveRequest.Types.Action.Disconnect },
    };

    /// <summary>A signal connection as participants see it.</summary>
    private sealed class SignalSocket(WebSocket socket, TimeProvider clock) : ISignalSink, IDisposable
    {
        private readonly MessageSocket<SignalRequest, SignalResponse> _messages = new(socket, clock);

        public bool Send(SignalResponse message, string? subject = null) => _messages.Send(message, subject);

        public void Finish() => _messages.Finish();

        public void Abort() => _messages.Abort();

        public IReadOnlyList<(SignalResponse Message, string? Subject)> TakeUnsent() => _messages.TakeUnsent();

        public Task<string> RunAsync(Func<SignalRequest, bool> handler, CancellationToken cancellation) => _messages.RunAsync(handler, cancellation);

        public void Dispose() => _messages.Dispose();
    }
}

using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Events;

namespace Senytl.Livekit.Server.Participants;

/// <summary>Does what a client asks over its signal connection.</summary>
internal static class SignalHandler
{
    /// <summary>False when the connection is to be closed.</summary>
    public static bool Handle(LiveParticipant participant, SignalRequest request)
    {
        if (request.MessageCase == SignalRequest.MessageOneofCase.Leave)
        {
            participant.Room.Remove(participant, ReasonOf(request.Leave), farewell: null);
            return false;
        }

        lock (participant.Room.Gate)
        {
            if (participant.Gone)
            {
                return false;
            }

            var before = participant.Caused;
            Dispatch(participant, request);
            if (participant.Allowance.TryTake(participant.Caused - before))
            {
                return true;
            }
        }

        participant.Room.Log(ServerEventKind.Refused, participant.Identity, $"makes the others be told more than they can be expected to read, last by {request.MessageCase}");
        participant.Room.Remove(participant, DisconnectReason.ParticipantRemoved, LeaveRequest.Types.Action.Disconnect);
        return false;
    }

    private static void Dispatch(LiveParticipant participant, SignalRequest request)
    {
        switch (request.MessageCase)
        {
            case SignalRequest.MessageOneofCase.Offer:
                participant.Media.TakeOffer(request.Offer);
                break;
            case SignalRequest.MessageOneofCase.Answer:
                participant.Media.TakeAnswer(request.Answer);
                break;
            case SignalRequest.MessageOneofCase.Trickle:
                participant.Media.TakeCandidate(request.Trickle);
                break;
            case SignalRequest.MessageOneofCase.AddTrack:
                PublishRequests.AddTrack(participant, request.AddTrack);
                break;
            case SignalRequest.MessageOneofCase.Mute:
                PublishRequests.Mute(participant, request.Mute);
                break;
            case SignalRequest.MessageOneofCase.UpdateAudioTrack:
                PublishRequests.UpdateAudio(participant, request.UpdateAudioTrack);
                break;
            case SignalRequest.MessageOneofCase.UpdateVideoTrack:
                PublishRequests.UpdateVideo(participant, request.UpdateVideoTrack);
                break;
            case SignalRequest.MessageOneofCase.Subscription:
                SubscribeRequests.Choose(participant, request.Subscription);
                break;
            case SignalRequest.MessageOneofCase.SubscriptionPermission:
                SubscribeRequests.SetAudience(participant, request.SubscriptionPermission);
                break;
            case SignalRequest.MessageOneofCase.SyncState:
                SubscribeRequests.Sync(participant, request.SyncState);
                break;
            case SignalRequest.MessageOneofCase.UpdateMetadata:
                UpdateMetadata(participant, request.UpdateMetadata);
                break;
            case SignalRequest.MessageOneofCase.Simulate:
                Simulation.Run(participant, request.Simulate);
                break;
            case SignalRequest.MessageOneofCase.Ping:
                participant.Send(new SignalResponse { Pong = Now(participant) });
                break;
            case SignalRequest.MessageOneofCase.PingReq:
                participant.Send(new SignalResponse { PongResp = new Pong { LastPingTimestamp = request.PingReq.Timestamp, Timestamp = Now(participant) } });
                break;
            default:
                // Settings of simulcast layers and the like, which change nothing where one layer is forwarded.
                break;
        }
    }

    private static void UpdateMetadata(LiveParticipant participant, UpdateParticipantMetadata update)
    {
        var reason = RequestResponse.Types.Reason.Ok;
        var message = "";
        if (!participant.Permission.CanUpdateMetadata)
        {
            reason = RequestResponse.Types.Reason.NotAllowed;
            message = "does not have permission to update own metadata";
        }
        else if (!participant.TryUpdate(update.Name, update.Metadata, update.Attributes, out var excess))
        {
            reason = RequestResponse.Types.Reason.LimitExceeded;
            message = excess;
        }

        participant.Send(new SignalResponse
        {
            RequestResponse = new RequestResponse { RequestId = update.RequestId, Reason = reason, Message = message, UpdateMetadata = update },
        });
    }

    private static DisconnectReason ReasonOf(LeaveRequest leave) =>
        leave.Reason == DisconnectReason.UnknownReason ? DisconnectReason.ClientInitiated : leave.Reason;

    private static long Now(LiveParticipant participant) => participant.Room.Server.Clock.GetUtcNow().ToUnixTimeMilliseconds();
}

using Google.Protobuf;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server.Data;
using Senytl.Livekit.Server.Participants;
using Senytl.Livekit.Server.Rooms;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Api;

/// <summary><c>livekit.RoomService</c>.</summary>
internal sealed class RoomServiceApi(RoomRegistry rooms)
{
    private const string Service = "livekit.RoomService/";

    public IEnumerable<KeyValuePair<string, TwirpMethod>> Methods =>
    [
        new(Service + "CreateRoom", TwirpMethod.Of<CreateRoomRequest>(CreateRoom)),
        new(Service + "ListRooms", TwirpMethod.Of<ListRoomsRequest>(ListRooms)),
        new(Service + "DeleteRoom", TwirpMethod.Of<DeleteRoomRequest>(DeleteRoom)),
        new(Service + "UpdateRoomMetadata", TwirpMethod.Of<UpdateRoomMetadataRequest>(UpdateRoomMetadata)),
        new(Service + "ListParticipants", TwirpMethod.Of<ListParticipantsRequest>(ListParticipants)),
        new(Service + "GetParticipant", TwirpMethod.Of<RoomParticipantIdentity>(GetParticipant)),
        new(Service + "RemoveParticipant", TwirpMethod.Of<RoomParticipantIdentity>(RemoveParticipant)),
        new(Service + "UpdateParticipant", TwirpMethod.Of<UpdateParticipantRequest>(UpdateParticipant)),
        new(Service + "MutePublishedTrack", TwirpMethod.Of<MuteRoomTrackRequest>(MutePublishedTrack)),
        new(Service + "UpdateSubscriptions", TwirpMethod.Of<UpdateSubscriptionsRequest>(UpdateSubscriptions)),
        new(Service + "SendData", TwirpMethod.Of<SendDataRequest>(SendData)),
    ];

    private Room CreateRoom(CreateRoomRequest request, TokenClaims caller)
    {
        ApiGrants.RequireCreate(caller);
        if (request.Name.Length == 0)
        {
            throw TwirpException.Invalid("name is empty: give the room's name");
        }

        return rooms.GetOrCreate(request.Name, RoomSettings.From(request))?.Describe()
            ?? throw new TwirpException("resource_exhausted", "the server has as many rooms as it may");
    }

    private ListRoomsResponse ListRooms(ListRoomsRequest request, TokenClaims caller)
    {
        ApiGrants.RequireList(caller);
        return new ListRoomsResponse
        {
            Rooms = { rooms.All.Where(room => request.Names.Count == 0 || request.Names.Contains(room.Name)).Select(room => room.Describe()) },
        };
    }

    private DeleteRoomResponse DeleteRoom(DeleteRoomRequest request, TokenClaims caller)
    {
        ApiGrants.RequireCreate(caller);
        Room(request.Room).End(DisconnectReason.RoomDeleted);
        return new DeleteRoomResponse();
    }

    private Room UpdateRoomMetadata(UpdateRoomMetadataRequest request, TokenClaims caller)
    {
        ApiGrants.RequireAdmin(caller, request.Room);
        var room = Room(request.Room);
        room.UpdateMetadata(request.Metadata);
        return room.Describe();
    }

    private ListParticipantsResponse ListParticipants(ListParticipantsRequest request, TokenClaims caller)
    {
        ApiGrants.RequireAdmin(caller, request.Room);
        var room = rooms.Find(request.Room);
        if (room is null)
        {
            return new ListParticipantsResponse();
        }

        lock (room.Gate)
        {
            return new ListParticipantsResponse { Participants = { room.Present.Select(participant => participant.Info()) } };
        }
    }

    private ParticipantInfo GetParticipant(RoomParticipantIdentity request, TokenClaims caller)
    {
        ApiGrants.RequireAdmin(caller, request.Room);
        var participant = Participant(request.Room, request.Identity);
        lock (participant.Room.Gate)
        {
            return participant.Info();
        }
    }

    private RemoveParticipantResponse RemoveParticipant(RoomParticipantIdentity request, TokenClaims caller)
    {
        ApiGrants.RequireAdmin(caller, request.Room);
        var participant = Participant(request.Room, request.Identity);
        participant.Room.Remove(participant, DisconnectReason.ParticipantRemoved, LeaveRequest.Types.Action.Disconnect);
        return new RemoveParticipantResponse();
    }

    private ParticipantInfo UpdateParticipant(UpdateParticipantRequest request, TokenClaims caller)
    {
        ApiGrants.RequireAdmin(caller, request.Room);
        var participant = Participant(request.Room, request.Identity);
        lock (participant.Room.Gate)
        {
            if (!participant.TryUpdate(request.Name, request.Metadata, request.Attributes, out var excess))
            {
                throw TwirpException.Invalid(excess);
            }

            if (request.Permission is { } permission)
            {
                participant.SetPermission(permission);
            }

            return participant.Info();
        }
    }

    private MuteRoomTrackResponse MutePublishedTrack(MuteRoomTrackRequest request, TokenClaims caller)
    {
        ApiGrants.RequireAdmin(caller, request.Room);
        var participant = Participant(request.Room, request.Identity);
        lock (participant.Room.Gate)
        {
            if (!participant.Tracks.TryGetValue(request.TrackSid, out var track))
            {
                throw TwirpException.NotFound($"track '{request.TrackSid}' does not exist");
            }

            participant.Send(new SignalResponse { Mute = new MuteTrackRequest { Sid = track.Sid, Muted = request.Muted } });
            participant.Room.SetMuted(track, request.Muted);
            return new MuteRoomTrackResponse { Track = track.Info.Clone() };
        }
    }

    private UpdateSubscriptionsResponse UpdateSubscriptions(UpdateSubscriptionsRequest request, TokenClaims caller)
    {
        ApiGrants.RequireAdmin(caller, request.Room);
        var participant = Participant(request.Room, request.Identity);
        lock (participant.Room.Gate)
        {
            SubscribeRequests.ChooseFor(participant, request.TrackSids.Concat(request.ParticipantTracks.SelectMany(tracks => tracks.TrackSids)), request.Subscribe);
        }

        return new UpdateSubscriptionsResponse();
    }

    private SendDataResponse SendData(SendDataRequest request, TokenClaims caller)
    {
        ApiGrants.RequireAdmin(caller, request.Room);
        var user = new UserPacket { Payload = request.Data, DestinationSids = { request.DestinationSids } };
        if (request.HasTopic)
        {
            user.Topic = request.Topic;
        }

        var packet = new DataPacket { User = user, DestinationIdentities = { request.DestinationIdentities } };
        return DataRelay.TrySend(Room(request.Room), packet, request.Kind == DataPacket.Types.Kind.Reliable, out var excess)
            ? new SendDataResponse()
            : throw TwirpException.Invalid(excess);
    }

    private LiveRoom Room(string name) => rooms.Find(name) ?? throw TwirpException.NotFound($"room '{name}' does not exist");

    private LiveParticipant Participant(string room, string identity) =>
        Room(room).Find(identity) ?? throw TwirpException.NotFound($"participant '{identity}' does not exist in room '{room}'");
}

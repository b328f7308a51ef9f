using Senytl.Livekit.Agents;
using Senytl.Livekit.Protos;
using Senytl.Livekit.Server;
using Senytl.Livekit.Server.Rooms;
using Senytl.Livekit.Tokens;

namespace Senytl.Livekit.Api;

/// <summary><c>livekit.AgentDispatchService</c>.</summary>
internal sealed class AgentDispatchApi(ServerContext server, RoomRegistry rooms)
{
    private const string Service = "livekit.AgentDispatchService/";

    public IEnumerable<KeyValuePair<string, TwirpMethod>> Methods =>
    [
        new(Service + "CreateDispatch", TwirpMethod.Of<CreateAgentDispatchRequest>(CreateDispatch)),
        new(Service + "DeleteDispatch", TwirpMethod.Of<DeleteAgentDispatchRequest>(DeleteDispatch)),
        new(Service + "ListDispatch", TwirpMethod.Of<ListAgentDispatchRequest>(ListDispatch)),
    ];

    private AgentDispatch CreateDispatch(CreateAgentDispatchRequest request, TokenClaims caller)
    {
        ApiGrants.RequireAdmin(caller, request.Room);
        var room = rooms.GetOrCreate(request.Room, new RoomSettings())
            ?? throw new TwirpException("resource_exhausted", "the server has as many rooms as it may");
        var dispatch = server.Agents.Dispatch(room, new RoomAgentDispatch
        {
            AgentName = request.AgentName,
            Metadata = request.Metadata,
            RestartPolicy = request.RestartPolicy,
            Deployment = request.Deployment,
            Attributes = { request.Attributes },
        });
        return dispatch?.Describe()
            ?? throw new TwirpException("resource_exhausted", $"room '{request.Room}' has its {AgentHub.MaximumDispatches} dispatches: delete one first");
    }

    private AgentDispatch DeleteDispatch(DeleteAgentDispatchRequest request, TokenClaims caller)
    {
        ApiGrants.RequireAdmin(caller, request.Room);
        return server.Agents.DeleteDispatch(Room(request.Room), request.DispatchId)?.Describe()
            ?? throw TwirpException.NotFound($"dispatch '{request.DispatchId}' does not exist in room '{request.Room}'");
    }

    private ListAgentDispatchResponse ListDispatch(ListAgentDispatchRequest request, TokenClaims caller)
    {
        ApiGrants.RequireAdmin(caller, request.Room);
        var all = server.Agents.Describe(Room(request.Room));
        return new ListAgentDispatchResponse
        {
            AgentDispatches = { all.Where(dispatch => request.DispatchId.Length == 0 || dispatch.Id == request.DispatchId) },
        };
    }

    private LiveRoom Room(string name) => rooms.Find(name) ?? throw TwirpException.NotFound($"room '{name}' does not exist");
}

using Senytl.Livekit.Protos;

namespace Senytl.Livekit.Server.Rooms;

/// <summary>How a room is to be made; zero and empty mean the server's defaults.</summary>
internal sealed record RoomSettings
{
    public string Metadata { get; init; } = "";

    public uint EmptyTimeoutSeconds { get; init; }

    public uint DepartureTimeoutSeconds { get; init; }

    public uint MaximumParticipants { get; init; }

    public IReadOnlyList<RoomAgentDispatch> Agents { get; init; } = [];

    public static RoomSettings From(RoomConfiguration? configuration) => configuration is null ? new RoomSettings() : new RoomSettings
    {
        Metadata = configuration.Metadata,
        EmptyTimeoutSeconds = configuration.EmptyTimeout,
        DepartureTimeoutSeconds = configuration.DepartureTimeout,
        MaximumParticipants = configuration.MaxParticipants,
        Agents = configuration.Agents,
    };

    public static RoomSettings From(CreateRoomRequest request) => new()
    {
        Metadata = request.Metadata,
        EmptyTimeoutSeconds = request.EmptyTimeout,
        DepartureTimeoutSeconds = request.DepartureTimeout,
        MaximumParticipants = request.MaxParticipants,
        Agents = request.Agents,
    };
}

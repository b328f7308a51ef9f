namespace Senytl.Livekit.Agents;

/// <summary>What the hub keeps of one room. Changes under the hub's gate.</summary>
internal sealed class RoomAgents
{
    public List<LiveDispatch> Dispatches { get; } = [];

    /// <summary>Jobs of the room that wait for a worker.</summary>
    public int Queued { get; set; }
}

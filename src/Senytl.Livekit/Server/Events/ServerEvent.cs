namespace Senytl.Livekit.Server.Events;

/// <summary>One thing that an embedded server noticed.</summary>
/// <param name="At">When, by the server's clock.</param>
/// <param name="Kind">What.</param>
/// <param name="Room">The room's name; empty when none is concerned.</param>
/// <param name="Subject">The identity, track, worker or job that it is about; empty when none is.</param>
/// <param name="Detail">More, for people.</param>
public sealed record ServerEvent(DateTimeOffset At, ServerEventKind Kind, string Room, string Subject, string Detail);

namespace Senytl.Livekit.Server.Snapshots;

/// <summary>A published track as it was when asked.</summary>
/// <param name="Sid">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsVideo">Video rather than audio.</param>
/// <param name="MimeType">Its codec, for example <c>audio/opus</c>.</param>
/// <param name="IsMuted">Whether its publisher muted it.</param>
/// <param name="Subscribers">How many participants are bound to it.</param>
public sealed record TrackSnapshot(string Sid, string Name, bool IsVideo, string MimeType, bool IsMuted, int Subscribers);

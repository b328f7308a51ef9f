namespace Senytl.Livekit.Tests.Rtc.Fuzz;

/// <summary>A parser or state machine under hostile input.</summary>
/// <param name="Name">The protocol.</param>
/// <param name="Seeds">Captured or built frames that are mutated.</param>
/// <param name="Feed">Takes one mutated frame; an exception that escapes is the finding.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Feed);

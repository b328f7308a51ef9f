namespace Senytl.ModelServer;

/// <summary>A call of a tool.</summary>
/// <param name="Id">The provider's id of the call.</param>
/// <param name="Name">The tool's name.</param>
/// <param name="ArgumentsJson">The arguments, a JSON object as text.</param>
public sealed record ModelToolCall(string Id, string Name, string ArgumentsJson);

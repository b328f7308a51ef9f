namespace Senytl.Performance;

/// <summary>A tool call in a <see cref="MockReply"/>. Its call id is made anew for each answer.</summary>
/// <param name="Name">The tool's name.</param>
/// <param name="Arguments">Its arguments; none by default.</param>
public sealed record MockToolCall(string Name, IReadOnlyDictionary<string, object?>? Arguments = null);

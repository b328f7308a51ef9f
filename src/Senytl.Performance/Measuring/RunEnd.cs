namespace Senytl.Performance.Measuring;

/// <summary>What is known when a run ends beside what was recorded.</summary>
internal sealed record RunEnd
{
    public string? AbortReason { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    public MemorySummary? Memory { get; init; }

    public GeneratorHealth? Generator { get; init; }
}

using System.Collections.Immutable;

namespace Senytl.ModelServer;

/// <summary>One answer of a rule. Immutable, so that a rule may change while requests read it.</summary>
internal sealed record RuleStep
{
    public static RuleStep Empty { get; } = new();

    public Func<ModelRequest, string>? Text { get; init; }

    public ImmutableArray<(string Name, string ArgumentsJson)> ToolCalls { get; init; } = [];

    public Fault? Fault { get; init; }

    public Func<ModelUsage, ModelUsage?>? Usage { get; init; }

    public LatencyDistribution? TimeToFirstToken { get; init; }

    public LatencyDistribution? InterTokenGap { get; init; }

    public bool SaysAnything => this != Empty;
}

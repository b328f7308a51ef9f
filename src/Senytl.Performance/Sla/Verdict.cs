namespace Senytl.Performance;

/// <summary>What the observations say about an objective, or about a run.</summary>
public enum Verdict
{
    /// <summary>Met, and proven at the stated confidence where the objective is a statistical one.</summary>
    Passed,

    /// <summary>Within the limit so far, but too few observations to prove it.</summary>
    Inconclusive,

    /// <summary>Broken, or not measurable.</summary>
    Failed,
}

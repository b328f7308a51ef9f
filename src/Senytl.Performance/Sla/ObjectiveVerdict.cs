namespace Senytl.Performance;

/// <summary>The judgement of one objective over one run.</summary>
public sealed record ObjectiveVerdict
{
    /// <summary>The objective that was judged.</summary>
    public required Objective Objective { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What was measured, with its unit; <c>none</c> when nothing was.</summary>
    public required string Measured { get; init; }

    /// <summary>Number of observations that the verdict rests on.</summary>
    public required long SampleSize { get; init; }

    /// <summary>Observations over the limit, where they are countable.</summary>
    public long? Over { get; init; }

    /// <summary>Why the verdict is not a plain pass: the missing measurement, or what would decide it.</summary>
    public string? Reason { get; init; }
}

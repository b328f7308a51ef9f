using System.Runtime.CompilerServices;
using static Senytl.Performance.Objectives;

namespace Senytl.Performance;

/// <summary>States the objectives of a <c>[Benchmark]</c> or <c>[LoadTest]</c> on the test, or on all those of a class.</summary>
/// <remarks>The same words as <see cref="Sla"/>, judged the same way. A property that is not set limits nothing.</remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed partial class SlaAttribute : Attribute
{
    private double? memoryLeakThreshold;

    /// <summary>Limit of the average response time in seconds; above 0.</summary>
    public double AverageLatencySeconds { get; set; } = double.NaN;

    /// <summary>Limit of the median response time in seconds; above 0.</summary>
    public double P50LatencySeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 90th percentile of the response time in seconds; above 0.</summary>
    public double P90LatencySeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 95th percentile of the response time in seconds; above 0.</summary>
    public double P95LatencySeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 99th percentile of the response time in seconds; above 0.</summary>
    public double P99LatencySeconds { get; set; } = double.NaN;

    /// <summary>Limit of the 99.9th percentile of the response time in seconds; above 0.</summary>
    public double P999LatencySeconds { get; set; } = double.NaN;

    /// <summary>Limit of the longest response time in seconds; above 0.</summary>
    public double MaxLatencySeconds { get; set; } = double.NaN;

    /// <summary>Limit of the average tokens per request, input and output; at least 0.</summary>
    public double MaxTokensPerRequest { get; set; } = double.NaN;

    /// <summary>Limit of the average input tokens per request; at least 0.</summary>
    public double MaxInputTokensPerRequest { get; set; } = double.NaN;

    /// <summary>Limit of the average output tokens per request; at least 0.</summary>
    public double MaxOutputTokensPerRequest { get; set; } = double.NaN;

    /// <summary>Limit of all tokens of the run; at least 0.</summary>
    public double MaxTotalTokens { get; set; } = double.NaN;

    /// <summary>Limit of all input tokens of the run; at least 0.</summary>
    public double MaxTotalInputTokens { get; set; } = double.NaN;

    /// <summary>Limit of all output tokens of the run; at least 0.</summary>
    public double MaxTotalOutputTokens { get; set; } = double.NaN;

    /// <summary>Limit of the average cost per request in US cents; at least 0.</summary>
    public double MaxCostCentsPerRequest { get; set; } = double.NaN;

    /// <summary>Limit of the cost of the run in US dollars; at least 0.</summary>
    public double MaxTotalCostUsd { get; set; } = double.NaN;

    /// <summary>Limit of the 95th percentile of the cost of a conversation in US cents; at least 0.</summary>
    public double P95CostCentsPerConversation { get; set; } = double.NaN;

    /// <summary>Limit of the 95th percentile of the tokens of a turn; at least 0.</summary>
    public double P95TokensPerTurn { get; set; } = double.NaN;

    /// <summary>Limit of the 95th percentile of the growth of the prompt from turn to turn, in tokens; at least 0.</summary>
    public double P95TokenGrowthPerTurn { get; set; } = double.NaN;

    /// <summary>How often a conversation may make one tool call with the same arguments within a turn; at least 1. 0, the default, limits nothing.</summary>
    public int MaxToolLoop { get; set; }

    /// <summary>Floor under the successful requests per second; above 0.</summary>
    public double MinThroughputPerSecond { get; set; } = double.NaN;

    /// <summary>Limit of the share of failed requests; 0 to 1. Without it, none may fail.</summary>
    public double MaxErrorRate { get; set; } = double.NaN;

    /// <summary>Limit of the bytes that a call of a short body allocates on average; at least 0.</summary>
    public double MaxAllocatedBytes { get; set; } = double.NaN;

    /// <summary>Whether the managed heap must not grow.</summary>
    public bool NoMemoryLeaks { get; set; }

    /// <summary>Growth that <see cref="NoMemoryLeaks"/> allows, as a share; above 0, default 0.2. Goes with it.</summary>
    public double MemoryLeakThreshold
    {
        get => memoryLeakThreshold ?? MemoryLeakObjective.DefaultThresholdShare;
        set => memoryLeakThreshold = value;
    }

    /// <summary>The objectives that are set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    /// <exception cref="ArgumentException">
    /// <see cref="MemoryLeakThreshold"/> is set without <see cref="NoMemoryLeaks"/>, or <see cref="Confidence"/> without a limit that is judged by one.
    /// </exception>
    public IReadOnlyList<Objective> ToObjectives()
    {
        var objectives = new Stated();
        objectives.Add(AverageLatencySeconds, s => Duration(DurationMetric.ResponseTime, Percentile.Average, s));
        objectives.Add(P50LatencySeconds, s => Duration(DurationMetric.ResponseTime, Percentile.P50, s));
        objectives.Add(P90LatencySeconds, s => Duration(DurationMetric.ResponseTime, Percentile.P90, s));
        objectives.Add(P95LatencySeconds, s => Duration(DurationMetric.ResponseTime, Percentile.P95, s));
        objectives.Add(P99LatencySeconds, s => Duration(DurationMetric.ResponseTime, Percentile.P99, s));
        objectives.Add(P999LatencySeconds, s => Duration(DurationMetric.ResponseTime, Percentile.P999, s));
        objectives.Add(MaxLatencySeconds, s => Duration(DurationMetric.ResponseTime, Percentile.Max, s));
        AddClocks(objectives);
        objectives.Add(MaxTokensPerRequest, n => Tokens(TokenKind.Total, perRequest: true, n));
        objectives.Add(MaxInputTokensPerRequest, n => Tokens(TokenKind.Input, perRequest: true, n));
        objectives.Add(MaxOutputTokensPerRequest, n => Tokens(TokenKind.Output, perRequest: true, n));
        objectives.Add(MaxTotalTokens, n => Tokens(TokenKind.Total, perRequest: false, n));
        objectives.Add(MaxTotalInputTokens, n => Tokens(TokenKind.Input, perRequest: false, n));
        objectives.Add(MaxTotalOutputTokens, n => Tokens(TokenKind.Output, perRequest: false, n));
        objectives.Add(MaxCostCentsPerRequest, c => Cents(perRequest: true, c));
        objectives.Add(MaxTotalCostUsd, usd => Cents(perRequest: false, usd * 100));
        objectives.Add(P95CostCentsPerConversation, cents => Conversation(ConversationMetric.CostUsd, Percentile.P95, cents / 100));
        objectives.Add(P95TokensPerTurn, n => Conversation(ConversationMetric.TokensPerTurn, Percentile.P95, n));
        objectives.Add(P95TokenGrowthPerTurn, n => Conversation(ConversationMetric.TokenGrowthPerTurn, Percentile.P95, n));
        objectives.Add(MinThroughputPerSecond, Throughput);
        objectives.Add(MaxErrorRate, share => ErrorRate(share));
        AddGoodput(objectives);
        objectives.Add(MaxAllocatedBytes, AllocatedBytes);
        if (MaxToolLoop != 0)
        {
            objectives.Add(ToolLoop(MaxToolLoop));
        }

        if (memoryLeakThreshold is { } threshold && !NoMemoryLeaks)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"[Sla] {nameof(MemoryLeakThreshold)} is {threshold} without {nameof(NoMemoryLeaks)}; set {nameof(NoMemoryLeaks)} = true, or leave it out."));
        }

        if (NoMemoryLeaks)
        {
            objectives.Add(Make(MemoryLeakThreshold, Objectives.NoMemoryLeaks, nameof(MemoryLeakThreshold)));
        }

        return AtConfidence(objectives);
    }

    // The maker of an objective knows the range, and only the attribute knows the property's name.
    private static Objective Make(double limit, Func<double, Objective> make, string name)
    {
        try
        {
            return make(limit);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new ArgumentOutOfRangeException($"[Sla] {name}: {exception.Message}", exception);
        }
    }

    /// <summary>Those that are set, each with the property that states it.</summary>
    private sealed class Stated : List<Objective>
    {
        public void Add(double limit, Func<double, Objective> make, [CallerArgumentExpression(nameof(limit))] string name = "")
        {
            if (!double.IsNaN(limit))
            {
                Add(Make(limit, make, name));
            }
        }
    }
}

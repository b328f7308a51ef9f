using System.Globalization;

namespace Senytl.Performance;

/// <summary>Makes objectives from plain numbers and checks their ranges. Attributes, body calls and assertions all come here.</summary>
/// <remarks>
/// A confidence is above 0.5 and below 1, 0.95 by default: that of a pass of a percentile, an average or a share. Maxima and totals are
/// compared as they are, whatever it is.
/// </remarks>
public static class Objectives
{
    private const double LeastSeconds = 1e-12;
    private const double LeastWholeSeconds = 1e-7;
    private const double MostSeconds = 9.2e9;

    /// <summary>A limit on a duration in seconds, above 0. Below a millisecond it counts to the picosecond.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public static Objective Duration(DurationMetric metric, Percentile percentile, double seconds, double confidence = Confidences.Default) =>
        seconds switch
        {
            >= LeastSeconds and < 1e-3 => new DurationObjective(metric, percentile, Ticks(Math.Ceiling(seconds * TimeSpan.TicksPerSecond)), confidence)
            {
                AtMostNanoseconds = Math.Round(seconds * 1e9, 3),
            },
            >= LeastSeconds and < MostSeconds => Duration(metric, percentile, Ticks(Math.Round(seconds * TimeSpan.TicksPerSecond)), confidence),
            _ => throw OutOfRange(nameof(seconds), seconds, "above 0 seconds, and at least a picosecond"),
        };

    /// <summary>A limit on a duration, above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public static Objective Duration(DurationMetric metric, Percentile percentile, TimeSpan limit, double confidence = Confidences.Default) =>
        limit > TimeSpan.Zero && limit < TimeSpan.MaxValue / 100
            ? new DurationObjective(metric, percentile, limit, confidence)
            : throw OutOfRange(nameof(limit), limit, "above zero");

    /// <summary>A limit on tokens, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public static Objective Tokens(TokenKind kind, bool perRequest, double tokens, double confidence = Confidences.Default) =>
        tokens >= 0 && double.IsFinite(tokens)
            ? new TokenObjective(kind, perRequest, tokens, confidence)
            : throw OutOfRange(nameof(tokens), tokens, "at least 0");

    /// <summary>A limit on cost in US cents, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public static Objective Cents(bool perRequest, double cents, double confidence = Confidences.Default) =>
        Usd(perRequest, Dollars(cents), confidence);

    /// <summary>A limit on cost in US dollars, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public static Objective Usd(bool perRequest, decimal usd, double confidence = Confidences.Default) =>
        usd >= 0 ? new CostObjective(perRequest, usd, confidence) : throw OutOfRange(nameof(usd), usd, "at least 0");

    /// <summary>US cents, at least 0, as dollars.</summary>
    internal static decimal Dollars(double cents) =>
        cents is >= 0 and < 1e15
            ? (decimal)cents / 100
            : throw OutOfRange(nameof(cents), cents, "at least 0");

    /// <summary>A floor under successful requests per second, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public static Objective Throughput(double perSecond) =>
        perSecond > 0 && double.IsFinite(perSecond)
            ? new ThroughputObjective(perSecond)
            : throw OutOfRange(nameof(perSecond), perSecond, "above 0 per second");

    /// <summary>A floor under the output tokens per second that a user sees while a response streams; above 0, at most 1,000,000,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public static Objective TokensPerSecondPerUser(double perSecond, double confidence = Confidences.Default) =>
        perSecond is > 0 and <= TokenRateObjective.Highest
            ? new TokenRateObjective(perSecond, confidence)
            : throw OutOfRange(nameof(perSecond), perSecond, "above 0 and at most 1,000,000,000 per second");

    /// <summary>A limit on the share of failed requests, 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public static Objective ErrorRate(double share, double confidence = Confidences.Default) =>
        share is >= 0 and <= 1
            ? new ErrorRateObjective(share, confidence)
            : throw OutOfRange(nameof(share), share, "0 to 1, e.g. 0.01 for 1 %");

    /// <summary>A floor under the share of requests that succeed within all given limits at once; share above 0 and below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of range.</exception>
    public static Objective Goodput(
        double share,
        double? latencySeconds = null,
        double? timeToFirstTokenSeconds = null,
        long? tokens = null,
        decimal? costUsd = null,
        double? timePerOutputTokenSeconds = null,
        double confidence = Confidences.Default) =>
        share is not (> 0 and < 1) ? throw OutOfRange(nameof(share), share, "above 0 and below 1, e.g. 0.95")
        : tokens < 0 ? throw OutOfRange(nameof(tokens), tokens.Value, "at least 0")
        : costUsd < 0 ? throw OutOfRange(nameof(costUsd), costUsd.Value, "at least 0")
        : new GoodputObjective(
            share,
            WholeTicks(nameof(latencySeconds), latencySeconds),
            WholeTicks(nameof(timeToFirstTokenSeconds), timeToFirstTokenSeconds),
            tokens,
            costUsd,
            confidence)
        {
            MostTimePerOutputToken = WholeTicks(nameof(timePerOutputTokenSeconds), timePerOutputTokenSeconds),
        };

    /// <summary>A limit on the bytes that a call allocates, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public static Objective AllocatedBytes(double bytes) =>
        bytes >= 0 && double.IsFinite(bytes)
            ? new AllocationObjective(bytes)
            : throw OutOfRange(nameof(bytes), bytes, "at least 0");

    /// <summary>A limit on the growth of the managed heap as a share, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public static Objective NoMemoryLeaks(double threshold = MemoryLeakObjective.DefaultThresholdShare) =>
        threshold > 0 && double.IsFinite(threshold)
            ? new MemoryLeakObjective(threshold)
            : throw OutOfRange(nameof(threshold), threshold, "above 0, e.g. 0.2 for 20 %");

    /// <summary>A limit on the run's conversations in the metric's unit (USD, tokens, seconds or a count), at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public static Objective Conversation(ConversationMetric metric, Percentile figure, double limit, double confidence = Confidences.Default) =>
        limit is >= 0 and < 1e15
            ? new ConversationObjective(metric, figure, (decimal)limit, confidence)
            : throw OutOfRange(nameof(limit), limit, "at least 0");

    /// <summary>No conversation makes the same tool call with the same arguments more often than this within a turn; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is out of range.</exception>
    public static Objective ToolLoop(int most) =>
        most >= 1
            ? new ConversationObjective(ConversationMetric.ToolLoop, Percentile.Max, most)
            : throw OutOfRange(nameof(most), most, "at least 1, where 1 allows no repetition");

    private static TimeSpan? WholeTicks(string name, double? seconds) => seconds switch
    {
        null => null,
        >= LeastWholeSeconds and < MostSeconds => Ticks(Math.Round(seconds.Value * TimeSpan.TicksPerSecond)),
        _ => throw OutOfRange(name, seconds.Value, "above 0 seconds, and at least 100 nanoseconds"),
    };

    private static TimeSpan Ticks(double ticks) => TimeSpan.FromTicks((long)ticks);

    private static ArgumentOutOfRangeException OutOfRange(string name, IFormattable value, string range) =>
        new(name, $"{name} is {value.ToString(null, CultureInfo.InvariantCulture)}; it is {range}.");
}

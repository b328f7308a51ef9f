using System.Globalization;
using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>At most so many tokens.</summary>
/// <param name="Kind">Which tokens are counted.</param>
/// <param name="PerRequest">True: the average over the successful requests. False: the total of the run.</param>
/// <param name="Most">The limit, inclusive; at least 0.</param>
/// <param name="Confidence">Confidence that a pass of an average has, above 0.5 and below 1; default 0.95. A total is compared as it is.</param>
public sealed record TokenObjective(TokenKind Kind, bool PerRequest, double Most, double Confidence = 0.95) : Objective
{
    /// <summary>Confidence of a pass.</summary>
    public double Confidence { get; init => field = Confidences.Checked(value); } = Confidences.Checked(Confidence);

    /// <inheritdoc/>
    public override string Name => (Kind, PerRequest) switch
    {
        (TokenKind.Total, true) => "tokens per request",
        (TokenKind.Total, false) => "tokens in total",
        (var kind, true) => $"{kind.ToString().ToLowerInvariant()} tokens per request",
        (var kind, false) => $"{kind.ToString().ToLowerInvariant()} tokens in total",
    };

    /// <inheritdoc/>
    public override string Limit => $"≤ {AllDigits(Most)}";

    internal override Objective At(double confidence) => PerRequest ? this with { Confidence = confidence } : this;

    /// <inheritdoc/>
    public override ObjectiveVerdict Judge(PerformanceResult result)
    {
        if (result.Tokens is not { } usage)
        {
            return NotMeasured(result.ModelCalls == 0
                ? "no model call was recorded: measure the chat client with .Measured(), or record usage with Metrics.Record"
                : $"none of {CountText.Of(result.ModelCalls)} model calls reported usage{CutShort(result)}: ask the provider for it (OpenAI streams need stream_options.include_usage)");
        }

        if (result.ModelCallsWithoutUsage > 0)
        {
            return NotMeasured($"{CountText.Of(result.ModelCallsWithoutUsage)} of {CountText.Of(result.ModelCalls)} model calls reported no usage{CutShort(result)}, so the count would be too low");
        }

        var tokens = Kind switch
        {
            TokenKind.Input => usage.Input,
            TokenKind.Output => usage.Output,
            _ => usage.Total,
        };
        return UnlessEstimated(result, tighter => PerRequest
            ? JudgeAverage(result, tokens, Most / (double)tighter)
            : Compare(tokens <= Most / (double)tighter, Beside(tokens), result.Succeeded));
    }

    private ObjectiveVerdict JudgeAverage(PerformanceResult result, long tokens, double limit)
    {
        if (result.Succeeded == 0)
        {
            return NotMeasured("no request succeeded, so there is no request to share the tokens out to");
        }

        var average = (double)tokens / result.Succeeded;
        var upper = average + result.PerRequest.TokensMargin(Kind, result, Confidence);
        var (verdict, reason) = MeanTest.Judge(average <= limit, upper, limit, Confidence, "request", Beside);
        return Compare(verdict != Verdict.Failed, Beside(average), result.Succeeded, reason) with { Verdict = verdict };
    }

    private static string CutShort(PerformanceResult result) =>
        result.Calls.CutShort is > 0 and var cut ? $" ({CountText.Of(cut)} were cut short before it came)" : "";

    /// <summary>The number with all its digits where rounding would make it look like the limit.</summary>
    private string Beside(double tokens) => tokens != Most && Text(tokens) == Text(Most) ? AllDigits(tokens) : Text(tokens);

    private static string AllDigits(double tokens) => string.Create(CultureInfo.InvariantCulture, $"{tokens:#,0.############}");

    private static string Text(double tokens) => string.Create(CultureInfo.InvariantCulture, $"{tokens:#,0.#}");
}

using Senytl.Performance.Measuring;
using Senytl.Performance.Reporting;
using Senytl.Performance.Statistics;

namespace Senytl.Performance;

/// <summary>A figure of the run's conversations is at most so much.</summary>
/// <remarks>A percentile or an average passes when it is proven at the confidence, as for durations. A maximum is compared as it is.</remarks>
/// <param name="Metric">What is limited.</param>
/// <param name="Figure">Which figure of it.</param>
/// <param name="Most">The limit, inclusive, in the metric's unit; at least 0.</param>
/// <param name="Confidence">Confidence of a pass, above 0.5 and below 1; default 0.95.</param>
public sealed record ConversationObjective(ConversationMetric Metric, Percentile Figure, decimal Most, double Confidence = 0.95)
    : Objective, IShareObjective
{
    private const string SeeTools = "spans and metrics do not tell them; measure the client with .Measured() or a MeasuringHandler";

    /// <summary>Confidence of a pass.</summary>
    public double Confidence { get; init => field = Confidences.Checked(value); } = Confidences.Checked(Confidence);

    /// <inheritdoc/>
    public override string Name => $"{Figure.Label()} {ConversationUnit.Label(Metric)}";

    /// <inheritdoc/>
    public override string Limit => $"≤ {ConversationUnit.Text(Metric, (double)Most)}";

    private long Steps(decimal limit) => (long)decimal.Floor(Math.Min(limit * ConversationUnit.PerUnit(Metric), long.MaxValue));

    private string Noun => Metric == ConversationMetric.TokensPerTurn ? "turn" : "conversation";

    internal override TimeSpan? TimeLimit => Metric is ConversationMetric.SecondsInModels or ConversationMetric.SecondsInTools
        ? TimeSpan.FromSeconds(Math.Min((double)Most, 1e9))
        : null;

    private bool OnTokens => Metric is ConversationMetric.TokensPerTurn or ConversationMetric.TokenGrowthPerTurn;

    private bool OnTools => Metric is ConversationMetric.ToolCalls or ConversationMetric.ToolLoop;

    private bool OnTurns => OnTokens || Metric is ConversationMetric.Turns or ConversationMetric.SecondsInTools;

    internal override Objective At(double confidence) => Figure != Percentile.Max ? this with { Confidence = confidence } : this;

    /// <inheritdoc/>
    public override ObjectiveVerdict Judge(PerformanceResult result)
    {
        var conversations = result.Conversations;
        if (conversations.Count == 0)
        {
            return NotMeasured("no model call was recorded: measure the client with .Measured(), a MeasuringHandler or GenAiTelemetry.Capture()");
        }

        if (Metric == ConversationMetric.CostUsd && conversations.Unpriced > 0)
        {
            return NotMeasured($"the cost of {CountText.Of(conversations.Unpriced)} of {CountText.Of(conversations.Count)} conversations is unknown: {result.UnknownCostReason}");
        }

        if (OnTokens && conversations.WithoutUsage > 0)
        {
            return NotMeasured($"{CountText.Of(conversations.WithoutUsage)} of {CountText.Of(conversations.Count)} conversations had a model call without usage, so the count would be too low");
        }

        if (OnTools && conversations.ToolsUnseen > 0)
        {
            return NotMeasured($"{CountText.Of(conversations.ToolsUnseen)} of {CountText.Of(conversations.Count)} conversations had a model call whose tool calls could not be seen: {SeeTools}");
        }

        if (OnTurns && conversations.Tally.TurnsUntold > 0)
        {
            return NotMeasured($"{CountText.Of(conversations.Tally.TurnsUntold)} of {CountText.Of(conversations.Count)} conversations had a model call that did not tell whether it called tools, so its turns are not known: {SeeTools}");
        }

        var values = conversations.Tally[Metric];
        return values.Count == 0
            ? NotMeasured(Metric == ConversationMetric.TokenGrowthPerTurn
                ? "no conversation had two turns that were answered, so no prompt could grow"
                : $"none of {CountText.Of(conversations.Count)} conversations had a model call that came to an end")
            : TimeLimit is { } limit ? UnlessSaturated(JudgeFigure(result, values, Most), result, limit)
            : OnTokens || Metric == ConversationMetric.CostUsd ? UnlessEstimated(result, tighter => JudgeFigure(result, values, Most / tighter))
            : JudgeFigure(result, values, Most);
    }

    (double Percentile, double Confidence)? IShareObjective.Claim => Figure.Claim(Confidence);

    (long Count, long Over) IShareObjective.Shares(PerformanceResult result)
    {
        var values = result.Conversations.Tally[Metric];
        return (values.Count, values.CountSurelyOver(Steps(Most)));
    }

    internal override void Track(Tally tally) => tally.Conversations[Metric].Track(Steps(Most));

    private ObjectiveVerdict JudgeFigure(PerformanceResult result, Distribution values, decimal limit)
    {
        var measured = result.Conversations[Metric, Figure]!.Value;
        var text = ConversationUnit.Beside(Metric, measured, (double)Most);
        if (Figure == Percentile.Average)
        {
            return JudgeAverage(values, measured, (double)limit, text);
        }

        var over = values.CountOver(Steps(limit));
        if (Figure == Percentile.Max)
        {
            return Compare(over == 0, text, values.Count) with { Over = over };
        }

        var (verdict, reason) = ProportionTest.Judge(
            new(values.Count, over, Noun, over - values.CountSurelyOver(Steps(limit))), Figure.Rank(), Confidence, result.Sequential, reasonOfFailure: null);
        return Compare(verdict != Verdict.Failed, text, values.Count, reason) with { Verdict = verdict, Over = over };
    }

    private ObjectiveVerdict JudgeAverage(Distribution values, double measured, double limit, string text)
    {
        var upper = MeanBound.Upper(values, Confidence) / ConversationUnit.PerUnit(Metric);
        var (verdict, reason) = MeanTest.Judge(
            measured <= limit, upper, limit, Confidence, Noun, bound => ConversationUnit.Beside(Metric, bound, (double)Most));
        return Compare(verdict != Verdict.Failed, text, values.Count, reason) with { Verdict = verdict };
    }
}

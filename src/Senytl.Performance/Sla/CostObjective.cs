using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>At most so many US dollars.</summary>
/// <param name="PerRequest">True: the average over the successful requests, failed ones' cost included. False: the total of the run.</param>
/// <param name="MostUsd">The limit in USD, inclusive; at least 0.</param>
/// <param name="Confidence">Confidence that a pass of an average has, above 0.5 and below 1; default 0.95. A total is compared as it is.</param>
public sealed record CostObjective(bool PerRequest, decimal MostUsd, double Confidence = 0.95) : Objective
{
    /// <summary>Confidence of a pass.</summary>
    public double Confidence { get; init => field = Confidences.Checked(value); } = Confidences.Checked(Confidence);

    /// <inheritdoc/>
    public override string Name => PerRequest ? "cost per request" : "cost in total";

    /// <inheritdoc/>
    public override string Limit => $"≤ {MoneyText.Of(MostUsd)}";

    internal override Objective At(double confidence) => PerRequest ? this with { Confidence = confidence } : this;

    /// <inheritdoc/>
    public override ObjectiveVerdict Judge(PerformanceResult result)
    {
        if (result.ModelCalls == 0)
        {
            return NotMeasured("no model call was recorded: measure the chat client with .Measured(), or record usage with Metrics.Record");
        }

        if (result.CostUsd is not { } total)
        {
            return NotMeasured($"the price is unknown: {result.UnknownCostReason}");
        }

        return UnlessEstimated(result, tighter => PerRequest
            ? JudgeAverage(result, total, MostUsd / tighter)
            : Compare(total <= MostUsd / tighter, MoneyText.Beside(total, MostUsd), result.Succeeded));
    }

    private ObjectiveVerdict JudgeAverage(PerformanceResult result, decimal total, decimal limit)
    {
        if (result.Succeeded == 0)
        {
            return NotMeasured("no request succeeded, so there is no request to share the cost out to");
        }

        // The room is compared rather than the sum: it is exact where all requests cost the same.
        var average = total / result.Succeeded;
        var margin = result.PerRequest.UsdMargin(result, Confidence);
        var (verdict, reason) = MeanTest.Judge(
            average <= limit, margin, (double)(limit - average), Confidence, "request", above => MoneyText.Beside(average + (decimal)above, MostUsd));
        return Compare(verdict != Verdict.Failed, MoneyText.Beside(average, MostUsd), result.Succeeded, reason) with { Verdict = verdict };
    }
}

using Senytl.Performance.Reporting;

namespace Senytl.Performance;

/// <summary>At most so many US dollars.</summary>
/// <param name="PerRequest">True: the average over the successful requests, failed ones' cost included. False: the total of the run.</param>
/// <param name="MostUsd">The limit in USD, inclusive; at least 0.</param>
public sealed record CostObjective(bool PerRequest, decimal MostUsd) : Objective
{
    /// <inheritdoc/>
    public override string Name => PerRequest ? "cost per request" : "cost in total";

    /// <inheritdoc/>
    public override string Limit => $"≤ {MoneyText.Of(MostUsd)}";

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

        if (PerRequest && result.Succeeded == 0)
        {
            return NotMeasured("no request succeeded, so there is no request to share the cost out to");
        }

        var measured = PerRequest ? total / result.Succeeded : total;
        return Compare(measured <= MostUsd, MoneyText.Beside(measured, MostUsd), result.Succeeded);
    }
}

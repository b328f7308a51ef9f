using Senytl.Performance.Measuring;
using Senytl.Performance.Reporting;

namespace Senytl.Performance.Load;

/// <summary>Refuses a run whose projected cost is over its limit.</summary>
internal static class SpendLimit
{
    /// <summary>Stops the run before it starts when requests planned × cost per request is over the limit.</summary>
    public static void Check(RunOptions options, RunContext run, long? planned, RunStop stop)
    {
        if (options.MaxSpendUsd is null)
        {
            return;
        }

        var warmup = run.Recorder(measured: false).Read();
        var perRequest = options.ExpectedCostUsdPerRequest
            ?? (warmup.Total > 0 ? warmup.Calls.CostKnown / warmup.Total : null);
        if (planned is { } requests && perRequest is { } cost && warmup.Calls.CostUsd + (requests * cost) is var projected && projected > options.MaxSpendUsd)
        {
            stop.Stop(
                $"refused before the start: {CountText.Of(requests)} requests at {MoneyText.Of(cost)} project to {MoneyText.Of(projected)}, over the spend limit of {MoneyText.Of(options.MaxSpendUsd.Value)}; plan fewer requests or raise MaxSpendUsd");
        }
    }
}

using System.Globalization;
using Senytl.Performance.Measuring;

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
            ?? (warmup is { Total: > 0, Calls: { Priced: > 0, Unpriced: 0 } } ? warmup.Calls.CostUsd / warmup.Total : (decimal?)null);
        if (planned is { } requests && perRequest is { } cost && warmup.Calls.CostUsd + (requests * cost) is var projected && projected > options.MaxSpendUsd)
        {
            stop.Stop(string.Create(
                CultureInfo.InvariantCulture,
                $"refused before the start: {requests} requests at ${cost:0.######} project to ${projected:0.####}, over the spend limit of ${options.MaxSpendUsd:0.####}; plan fewer requests or raise MaxSpendUsd"));
        }
    }
}

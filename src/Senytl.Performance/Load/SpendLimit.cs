using Senytl.Performance.Measuring;
using Senytl.Performance.Reporting;

namespace Senytl.Performance.Load;

/// <summary>Refuses a run whose projected cost is over its limit.</summary>
internal static class SpendLimit
{
    /// <summary>Stops the run before it starts when requests planned × cost per request is over the limit.</summary>
    /// <returns>Why that could not be told; absent when it could, or there is no limit.</returns>
    public static string? Check(RunOptions options, RunContext run, long? planned, RunStop stop)
    {
        if (options.MaxSpendUsd is null)
        {
            return null;
        }

        var warmup = run.Recorder(measured: false).Read();
        var perRequest = options.ExpectedCostUsdPerRequest
            ?? (warmup.Total > 0 ? warmup.Calls.CostKnown / warmup.Total : null);
        if (planned is not { } requests || perRequest is not { } cost)
        {
            var unknown = planned is null
                ? "how many requests there would be was unknown; warm up first, or give iterations"
                : "what a request costs was unknown; give ExpectedCostUsdPerRequest";
            return $"the spend limit could stop this run only while it ran, and not refuse it before: {unknown}";
        }

        if (warmup.Calls.CostUsd + (requests * cost) is var projected && projected > options.MaxSpendUsd)
        {
            stop.Stop(
                $"refused before the start: {CountText.Of(requests)} requests at {MoneyText.Of(cost)} project to {MoneyText.Of(projected)}, over the spend limit of {MoneyText.Of(options.MaxSpendUsd.Value)}; plan fewer requests or raise MaxSpendUsd");
        }

        return null;
    }

    /// <summary>How many requests a phase makes, as many an iteration and as fast as the warm-up; absent when only that could tell, and there was none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="measured">The phase.</param>
    /// <param name="thinkTime">The mean pause of a user.</param>
    /// <param name="warmupIterations">Iterations of the warm-up: each may have recorded several requests by hand.</param>
    public static long? ProjectedRequests(RunContext run, ClosedProfile measured, TimeSpan thinkTime, long warmupIterations)
    {
        var warmup = run.Recorder(measured: false).Read();
        if (measured.Iterations * measured.Users is { } iterations)
        {
            return warmupIterations == 0 ? iterations : (long)decimal.Ceiling(iterations * ((decimal)warmup.Total / warmupIterations));
        }

        if (measured.Duration is not { } duration || warmup.Span == 0)
        {
            return null;
        }

        // From one request of a user to its next: the last pause of the warm-up is in no request's time.
        var pace = (double)(warmup.Span + RunClock.FromTimeSpan(thinkTime)) * measured.Users / warmup.Total;
        var (length, rampUp) = (RunClock.FromTimeSpan(duration), RunClock.FromTimeSpan(measured.RampUp));
        return Enumerable.Range(0, measured.Users).Sum(user => (long)Math.Ceiling((length - ((double)rampUp * user / measured.Users)) / pace));
    }
}

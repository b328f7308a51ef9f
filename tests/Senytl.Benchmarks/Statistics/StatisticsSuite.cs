using System.Diagnostics;

namespace Senytl.Benchmarks.Statistics;

/// <summary>The arithmetic of measuring: error rates of verdicts, errors of percentiles, cost of recording, lag of pacing.</summary>
internal static class StatisticsSuite
{
    public static async Task RunAsync(Figures figures)
    {
        var start = Stopwatch.GetTimestamp();
        var falsePass = FalsePass.Measure();
        figures.Print("false_pass_worst_percent", falsePass.WorstPercent, "%");
        figures.Print("false_pass_worst_exact_percent", falsePass.WorstExactPercent, "%");
        figures.Print("false_pass_furthest_from_exact_sigma", falsePass.FurthestSigma, "standard_errors");
        figures.Print("false_pass_seconds", Stopwatch.GetElapsedTime(start).TotalSeconds, "s");
        start = Stopwatch.GetTimestamp();
        figures.Print("false_abort_percent", FalseAbort.WorstPercent(), "%");
        figures.Print("false_abort_seconds", Stopwatch.GetElapsedTime(start).TotalSeconds, "s");
        figures.Print("abort_at_double_requests", FalseAbort.RequestsAtDouble(), "requests");
        figures.Print("extended_false_fail_percent", FalseFail.Percent(atFirstFailedLook: false), "%");
        figures.Print("extended_false_fail_at_first_failed_look_percent", FalseFail.Percent(atFirstFailedLook: true), "%");
        figures.Print("percentile_error_worst_percent", PercentileError.WorstPercent(), "%");

        foreach (var (name, byT, inUse) in MeanCoverage.Measure())
        {
            figures.Print($"mean_covered_by_t_{name}_percent", byT, "%");
            figures.Print($"mean_covered_{name}_percent", inUse, "%");
        }

        var (nanoseconds, bytes) = RecordCost.Measure();
        figures.Print("record_ns", nanoseconds, "ns");
        figures.Print("record_alloc_bytes", bytes, "B");

        var lag = await PacingLag.MeasureAsync();
        figures.Print("pacer_lag_p50_ms", lag.Paced(50), "ms");
        figures.Print("pacer_lag_p99_ms", lag.Paced(99), "ms");
        figures.Print("pacer_cpu_percent", lag.CpuPercent, "%_of_a_core");
        figures.Print("delay_loop_lag_p50_ms", lag.Delayed(50), "ms");
        figures.Print("delay_loop_lag_p99_ms", lag.Delayed(99), "ms");
    }
}

using BenchmarkDotNet.Reports;

namespace Senytl.Performance;

/// <summary>Judges a BenchmarkDotNet summary by Senytl's objectives.</summary>
/// <remarks>
/// Response time and service time are the time of one operation. Each observation is the mean of an iteration as
/// BenchmarkDotNet reports it: overhead subtracted and, unless its job says otherwise, upper outliers removed.
/// Allocations need <c>[MemoryDiagnoser]</c>. A benchmark that failed, or was not run, is a violation.
/// </remarks>
public static class SummaryExtensions
{
    /// <summary>Judges every benchmark of the summary and throws when an objective is broken.</summary>
    /// <param name="summary">What BenchmarkDotNet returned.</param>
    /// <param name="objectives">At least one.</param>
    /// <returns>The judged results, one a benchmark.</returns>
    /// <exception cref="SlaViolationException">An objective is broken, a benchmark failed, or none was run.</exception>
    /// <exception cref="ArgumentException">There is no objective.</exception>
    public static IReadOnlyList<PerformanceResult> Sla(this Summary summary, params Objective[] objectives) =>
        Judge(summary, benchmark: null, objectives);

    /// <summary>Judges the benchmarks of a name and throws when an objective is broken.</summary>
    /// <param name="summary">What BenchmarkDotNet returned.</param>
    /// <param name="benchmark">Method, Type.Method or description; with every job and parameter that it was run with.</param>
    /// <param name="objectives">At least one.</param>
    /// <returns>The judged results, one a job and set of parameters.</returns>
    /// <exception cref="SlaViolationException">An objective is broken, a benchmark failed, or none of the name was run.</exception>
    /// <exception cref="ArgumentException">The name is empty, or there is no objective.</exception>
    public static IReadOnlyList<PerformanceResult> Sla(this Summary summary, string benchmark, params Objective[] objectives)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(benchmark);
        return Judge(summary, benchmark, objectives);
    }

    /// <summary>The summary as results, one a benchmark, judged but not thrown.</summary>
    /// <param name="summary">What BenchmarkDotNet returned.</param>
    /// <param name="objectives">What to judge; may be none.</param>
    public static IReadOnlyList<PerformanceResult> ToResults(this Summary summary, params Objective[] objectives) =>
        SummaryResults.Of(summary, benchmark: null, objectives);

    private static IReadOnlyList<PerformanceResult> Judge(Summary summary, string? benchmark, Objective[] objectives)
    {
        ArgumentNullException.ThrowIfNull(objectives);
        if (objectives.Length == 0)
        {
            throw new ArgumentException("No objective is stated, so nothing would be judged; pass at least one, e.g. Objectives.AllocatedBytes(0).", nameof(objectives));
        }

        var results = SummaryResults.Of(summary, benchmark, objectives);
        PerformanceResult.ThrowIfAnyFailed(results);
        return results;
    }
}

using Senytl.Performance.Reporting;
using Senytl.Performance.Statistics;

namespace Senytl.Performance.Measuring;

/// <summary>Says when the start of a run looks like a warm-up that was measured.</summary>
internal static class SteadyState
{
    private const int FewestSamples = 100;

    /// <summary>How much the mean must change without the start for it to be worth a word.</summary>
    private const double NotableShare = 0.05;

    /// <param name="first">The first measured requests.</param>
    /// <param name="remedy">What this form of run offers against it; see <see cref="RunOptions.WarmupRemedy"/>.</param>
    public static string? Hint(IReadOnlyList<RequestRecord> first, string remedy)
    {
        var values = first
            .Where(record => record.Outcome == RequestOutcome.Ok)
            .Select(record => (double)record.ResponseTime)
            .ToArray();
        if (values.Length < FewestSamples)
        {
            return null;
        }

        if (Mser5.Cut(values) is not { } cut)
        {
            return $"response times had not settled within the first half of the run (MSER-5): run longer, or {remedy}";
        }

        var all = values.Average();
        return cut > 0 && Math.Abs(values.Skip(cut).Average() - all) > NotableShare * all
            ? $"the first {CountText.Of(cut)} requests look like warm-up (MSER-5) and move the average by more than 5 %: {remedy}"
            : null;
    }
}

using System.Globalization;
using Senytl.Performance.Statistics;

namespace Senytl.Performance.Measuring;

/// <summary>Says when the start of a run looks like a warm-up that was measured.</summary>
internal static class SteadyState
{
    private const int FewestSamples = 100;

    /// <summary>How much the mean must change without the start for it to be worth a word.</summary>
    private const double NotableShare = 0.05;

    public static string? Hint(IReadOnlyList<RequestRecord> first)
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
            return "response times had not settled within the first half of the run (MSER-5): run longer, or warm up";
        }

        var all = values.Average();
        return cut > 0 && Math.Abs(values.Skip(cut).Average() - all) > NotableShare * all
            ? string.Create(CultureInfo.InvariantCulture, $"the first {cut} requests look like warm-up (MSER-5) and move the average by more than 5 %: exclude them with Warmup")
            : null;
    }
}

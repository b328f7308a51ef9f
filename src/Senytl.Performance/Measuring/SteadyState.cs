using Senytl.Performance.Reporting;
using Senytl.Performance.Statistics;

namespace Senytl.Performance.Measuring;

/// <summary>Says when the start of a run looks like a warm-up that was measured.</summary>
internal static class SteadyState
{
    private const int FewestSamples = 100;

    /// <summary>How much the mean must change without the start for it to be worth a word.</summary>
    private const double NotableShare = 0.05;

    /// <param name="first">The measured requests that were kept: the first ones.</param>
    /// <param name="ended">The response times of all that succeeded.</param>
    /// <param name="remedy">What this form of run offers against it; see <see cref="RunOptions.WarmupRemedy"/>.</param>
    public static string? Hint(IReadOnlyList<RequestRecord> first, Distribution ended, string remedy)
    {
        var values = first
            .Where(record => record.Outcome == RequestOutcome.Ok)
            .Select(record => (double)record.ResponseTime)
            .ToArray();
        if (values.Length < FewestSamples)
        {
            return null;
        }

        var found = Mser5.Cut(values);
        var all = values.Length >= ended.Count;
        if (found is null && all)
        {
            return $"response times had not settled within the first half of the run (MSER-5): run longer, or {remedy}";
        }

        // What came after the requests that were kept is part of the average all the same.
        var cut = found ?? values.Length;
        var rest = ((ended.Mean * ended.Count) - values.Take(cut).Sum()) / (ended.Count - cut);
        if (cut == 0 || Math.Abs(rest - ended.Mean) <= NotableShare * ended.Mean)
        {
            return null;
        }

        var looked = all ? "MSER-5" : $"MSER-5 of the first {CountText.Of(values.Length)}";
        return found is null
            ? $"response times had not settled within the first half of the first {CountText.Of(cut)} requests (MSER-5), and these move the average of the run by more than 5 %: {remedy}"
            : $"the first {CountText.Of(cut)} requests look like warm-up ({looked}) and move the average by more than 5 %: {remedy}";
    }
}

using System.Globalization;

namespace Senytl.ModelServer;

/// <summary>Finds all faults of a set of options, to be told at once.</summary>
internal static class ModelServerOptionsCheck
{
    public static void Require(ModelServerOptions options)
    {
        var problems = new List<string>();
        Range(problems, nameof(options.Port), options.Port, 0, 65_535);
        Range(problems, nameof(options.TokensPerChunk), options.TokensPerChunk, 1, 1_000);
        Range(problems, nameof(options.AnswerTokens), options.AnswerTokens, 1, 100_000);
        Range(problems, nameof(options.EmbeddingDimensions), options.EmbeddingDimensions, 1, 4_096);
        Range(problems, nameof(options.RequestLogCapacity), options.RequestLogCapacity, 0, 1_000_000);
        Range(problems, nameof(options.SpeechPerCharacter), options.SpeechPerCharacter.TotalMilliseconds, 1, 200, " ms");
        NotNull(problems, nameof(options.TimeToFirstToken), options.TimeToFirstToken, "LatencyDistribution.None");
        NotNull(problems, nameof(options.InterTokenGap), options.InterTokenGap, "LatencyDistribution.None");
        NotNull(problems, nameof(options.TranscriptionText), options.TranscriptionText, "\"\"");
        NotNull(problems, nameof(options.TimeProvider), options.TimeProvider, "TimeProvider.System");
        if (options.Models is not { Count: > 0 } || options.Models.Any(string.IsNullOrEmpty))
        {
            problems.Add($"{nameof(options.Models)} is empty or names an empty model. Allowed: one or more names.");
        }

        CheckFaults(problems, options.Faults);
        if (problems.Count > 0)
        {
            throw new ArgumentException(
                $"The model server cannot start with these options:{Environment.NewLine}- "
                + string.Join(Environment.NewLine + "- ", problems), nameof(options));
        }
    }

    private static void CheckFaults(List<string> problems, IReadOnlyList<FaultPlan>? faults)
    {
        if (faults is null || faults.Contains(null!))
        {
            problems.Add($"{nameof(ModelServerOptions.Faults)} is null or holds null. Allowed: a list of plans. Use [] for no faults.");
            return;
        }

        var chance = faults.Sum(plan => plan.Probability);
        if (chance > 1 + 1e-12)
        {
            problems.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{nameof(ModelServerOptions.Faults)} have probabilities that add up to {chance}. Allowed: at most 1. Lower some."));
        }
    }

    private static void Range(List<string> problems, string name, double value, double min, double max, string unit = "")
    {
        if (!(value >= min && value <= max))
        {
            problems.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} is {value}{unit}. Allowed: {min:#,0} to {max:#,0}{unit}. Set it within that range, or leave it out."));
        }
    }

    private static void NotNull(List<string> problems, string name, object? value, string instead)
    {
        if (value is null)
        {
            problems.Add($"{name} is null. Allowed: any value but null. Use {instead}, or leave it out.");
        }
    }
}

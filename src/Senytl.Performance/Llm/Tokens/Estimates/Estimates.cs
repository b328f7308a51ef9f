namespace Senytl.Performance;

/// <summary>
/// The factors that docs/tokens.md derives: fitted to the counts of published vocabularies over 20 languages and 8 source files,
/// so that the largest error is least. The stated error is that largest error and a margin; a test holds every text to it.
/// </summary>
internal static class Estimates
{
    /// <summary>Claude, by the vocabulary that Anthropic published for Claude 2; it calls that approximate for later ones.</summary>
    public static EstimatedCounter Claude { get; } = new("estimate:claude", 30, ClaudeFactors(1));

    /// <summary>Claude since Opus 4.7, whose tokens Anthropic puts at 1 to 1.35 times the earlier number: the middle, and an error as much wider.</summary>
    public static EstimatedCounter ClaudeSince47 { get; } = new("estimate:claude-4.7", 50, ClaudeFactors(1.175));

    /// <summary>Gemini, by the vocabulary that Google published with Gemma.</summary>
    public static EstimatedCounter Gemini { get; } = new("estimate:gemini", 30, [0.95, 0.96, 1.05, 1.08, 1.05, 1.02, 1.14, 0.91, 0.83, 1.15, 1.28]);

    /// <summary>Llama 3 and 4, by the vocabulary of Llama 3.1.</summary>
    public static EstimatedCounter Llama { get; } = new("estimate:llama", 25, [1.02, 0.88, 1.08, 1.10, 2.45, 1.11, 1.68, 1.50, 1.03, 0.95, 0.95]);

    /// <summary>Mistral, by its first vocabulary of 32,000 tokens; the newer and larger one makes fewer.</summary>
    public static EstimatedCounter Mistral { get; } = new("estimate:mistral", 30, [1.42, 3.85, 2.95, 1.39, 2.44, 2.64, 3.45, 2.92, 1.48, 1.25, 1.95]);

    /// <summary>In the order of <see cref="Script"/>.</summary>
    private static double[] ClaudeFactors(double scale)
    {
        double[] factors = [1.23, 4.70, 3.16, 1.89, 2.28, 2.84, 3.46, 5.49, 1.39, 1.12, 1.67];
        return [.. factors.Select(factor => factor * scale)];
    }
}

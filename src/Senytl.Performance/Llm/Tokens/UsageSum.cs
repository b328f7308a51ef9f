namespace Senytl.Performance;

/// <summary>Adds usages, and what is known of their error.</summary>
internal static class UsageSum
{
    public static TokenUsage Of(TokenUsage left, TokenUsage right)
    {
        checked
        {
            return new TokenUsage
            {
                Input = left.Input + right.Input,
                Output = left.Output + right.Output,
                CachedInput = left.CachedInput + right.CachedInput,
                CacheWrite5m = left.CacheWrite5m + right.CacheWrite5m,
                CacheWrite1h = left.CacheWrite1h + right.CacheWrite1h,
                Reasoning = left.Reasoning + right.Reasoning,
                AudioInput = left.AudioInput + right.AudioInput,
                CachedAudioInput = left.CachedAudioInput + right.CachedAudioInput,
                CachedAudioUntold = left.CachedAudioUntold || right.CachedAudioUntold,
                AudioOutput = left.AudioOutput + right.AudioOutput,
                Source = left.Source == UsageSource.Estimated ? left.Source : right.Source,
                Tokenizer = Names(left, right),
                ErrorPercent = Error(left, right),
            };
        }
    }

    private static string? Names(TokenUsage left, TokenUsage right)
    {
        if (left.Tokenizer is null || right.Tokenizer is null || left.Tokenizer == right.Tokenizer)
        {
            return left.Tokenizer ?? right.Tokenizer;
        }

        return left.Tokenizer.Split(" + ").Contains(right.Tokenizer) ? left.Tokenizer : $"{left.Tokenizer} + {right.Tokenizer}";
    }

    private static double? Error(TokenUsage left, TokenUsage right)
    {
        if (left.Source == UsageSource.Measured && right.Source == UsageSource.Measured)
        {
            return null;
        }

        var total = (double)left.Total + right.Total;
        var (a, b) = (ErrorOf(left), ErrorOf(right));
        return total == 0 ? Math.Max(a ?? 0, b ?? 0) : ((a * left.Total) + (b * right.Total)) / total;
    }

    private static double? ErrorOf(TokenUsage usage) =>
        usage.Source == UsageSource.Measured || usage.Total == 0 ? 0 : usage.ErrorPercent;
}

namespace Senytl.Performance;

/// <summary>Where a token count comes from.</summary>
public enum UsageSource
{
    /// <summary>The provider reported it with the response.</summary>
    Measured,

    /// <summary>A tokenizer counted it from the text; see <see cref="TokenUsage.Tokenizer"/> and <see cref="TokenUsage.ErrorPercent"/>.</summary>
    Estimated,
}

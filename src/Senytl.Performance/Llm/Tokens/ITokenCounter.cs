namespace Senytl.Performance;

/// <summary>Counts the tokens that a model makes of a text.</summary>
/// <remarks>Implementations are safe to call from many threads at once. An adapter over another tokenizer library is a few lines: docs/tokens.md shows one.</remarks>
public interface ITokenCounter
{
    /// <summary>Name of the tokenizer, as reports show it: <c>o200k_base</c>.</summary>
    string Name { get; }

    /// <summary>Stated error of a count in percent: 0 when exact, null when the counter makes no statement.</summary>
    double? ErrorPercent { get; }

    /// <summary>The number of tokens of a text without any message framing.</summary>
    /// <param name="text">Any UTF-16 text; an unpaired surrogate counts as U+FFFD.</param>
    /// <returns>Tokens, 0 or more.</returns>
    int Count(ReadOnlySpan<char> text);
}

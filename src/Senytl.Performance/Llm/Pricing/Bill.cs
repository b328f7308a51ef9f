namespace Senytl.Performance;

/// <summary>One request's multiplications. Walks along the prompt past the long-context boundary, and notes the first rate that is missing.</summary>
internal struct Bill(TokenRates below, TokenRates above, long boundary)
{
    private long _position;

    public string? Missing { get; private set; }

    /// <summary>The price of the next tokens of the prompt.</summary>
    public decimal Prompt(long tokens, Func<TokenRates, decimal?> rate, string kind)
    {
        var head = Math.Clamp(boundary - _position, 0, tokens);
        _position += tokens;
        return Times(head, rate(below), kind) + Times(tokens - head, rate(above), kind);
    }

    public decimal Times(long tokens, decimal? rate, string kind)
    {
        if (tokens > 0 && rate is null)
        {
            Missing ??= kind;
        }

        return tokens * (rate ?? 0m);
    }
}

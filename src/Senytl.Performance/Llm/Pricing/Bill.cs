namespace Senytl.Performance;

/// <summary>One request's multiplications, by part. Walks along the prompt past the long-context boundary, and notes the first rate that is missing.</summary>
internal struct Bill(TokenRates below, TokenRates above, long boundary)
{
    public decimal FreshInput;
    public decimal CachedInput;
    public decimal CacheWrite5m;
    public decimal CacheWrite1h;
    public decimal AudioInput;
    public decimal TextOutput;
    public decimal Reasoning;
    public decimal AudioOutput;
    public decimal Request;

    private long _position;

    /// <summary>USD for all parts together.</summary>
    public decimal Total { get; private set; }

    public string? Missing { get; private set; }

    /// <param name="usage">The tokens of one request.</param>
    /// <param name="flat">The rates of what does not lie along the prompt.</param>
    /// <param name="perRequest">USD for the request itself.</param>
    public void Charge(TokenUsage usage, TokenRates flat, decimal perRequest)
    {
        CachedInput = Prompt(usage.CachedInput - usage.CachedAudioInput, rates => rates.CachedInput, "cached input");
        CacheWrite5m = Prompt(usage.CacheWrite5m, rates => rates.CacheWrite5m, "5-minute cache write");
        CacheWrite1h = Prompt(usage.CacheWrite1h, rates => rates.CacheWrite1h, "1-hour cache write");
        FreshInput = Prompt(usage.FreshText, rates => rates.Input, "input");
        if (usage.AudioInput > 0)
        {
            AudioInput = Times(usage.AudioInput - usage.CachedAudioInput, flat.AudioInput, "audio input")
                + Times(usage.CachedAudioInput, flat.CachedAudioInput, "cached audio input");
        }

        TextOutput = Times(usage.PlainOutput, flat.Output, "output");
        Reasoning = Times(usage.Reasoning, flat.Reasoning ?? flat.Output, "reasoning");
        AudioOutput = Times(usage.AudioOutput, flat.AudioOutput, "audio output");
        Request = Add(perRequest);
    }

    /// <summary>The price of the next tokens of the prompt.</summary>
    private decimal Prompt(long tokens, Func<TokenRates, decimal?> rate, string kind)
    {
        if (tokens == 0)
        {
            return 0m;
        }

        var head = Math.Clamp(boundary - _position, 0, tokens);
        _position += tokens;
        return head == tokens ? Times(head, rate(below), kind)
            : head == 0 ? Times(tokens, rate(above), kind)
            : Times(head, rate(below), kind) + Times(tokens - head, rate(above), kind);
    }

    private decimal Times(long tokens, decimal? rate, string kind)
    {
        // Most parts of most requests are zero, and the arithmetic of decimals costs far more than seeing that.
        if (tokens == 0)
        {
            return 0m;
        }

        if (rate is null)
        {
            Missing ??= kind;
            return 0m;
        }

        return Add(tokens * rate.Value);
    }

    private decimal Add(decimal usd)
    {
        if (usd != 0m)
        {
            Total = Usd.Plus(Total, usd);
        }

        return usd;
    }
}

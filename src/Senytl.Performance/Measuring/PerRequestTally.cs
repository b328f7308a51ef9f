namespace Senytl.Performance.Measuring;

/// <summary>Tokens and cost of each request that called a model. Not thread-safe: one a shard, joined without loss.</summary>
internal sealed class PerRequestTally
{
    private const decimal NanoUsd = 1_000_000_000;

    private readonly PerRequestFigure input = new();
    private readonly PerRequestFigure output = new();
    private readonly PerRequestFigure total = new();
    private readonly PerRequestFigure nanoUsd = new();

    /// <summary>Heap that the observations take, in bytes.</summary>
    public long HeldBytes => input.HeldBytes + output.HeldBytes + total.HeldBytes + nanoUsd.HeldBytes;

    public void Record(in RequestRecord request)
    {
        var success = request.Outcome == RequestOutcome.Ok;
        if (request.Calls.Usage is { } usage)
        {
            input.Record(usage.Input, success);
            output.Record(usage.Output, success);
            total.Record(usage.Total, success);
        }

        if (request.Calls.CostKnown is { } usd)
        {
            nanoUsd.Record((long)decimal.Round(usd * NanoUsd), success);
        }
    }

    public void Add(PerRequestTally other)
    {
        input.Add(other.input);
        output.Add(other.output);
        total.Add(other.total);
        nanoUsd.Add(other.nanoUsd);
    }

    /// <summary>How far above the observed average tokens per successful request the true one may lie.</summary>
    public double TokensMargin(TokenKind kind, PerformanceResult result, double confidence)
    {
        var figure = kind switch
        {
            TokenKind.Input => input,
            TokenKind.Output => output,
            _ => total,
        };
        return figure.Margin(result.Succeeded, result.Failed, confidence);
    }

    /// <summary>As <see cref="TokensMargin"/>, of the cost in USD.</summary>
    public double UsdMargin(PerformanceResult result, double confidence) =>
        nanoUsd.Margin(result.Succeeded, result.Failed, confidence) / (double)NanoUsd;
}
